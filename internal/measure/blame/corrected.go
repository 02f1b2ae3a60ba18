package blame

// Correctable reports whether the correction can hold for a group: whether no more incidents would have an
// accused than there are. Where more would, the texts name culprits so plainly that the recall measured elsewhere
// is too low for them.
func Correctable(g *Group) bool {
	named := 1.0
	for _, s := range g.Shares {
		if s.Accused == "" {
			named -= s.Value
		}
	}
	return named*HeldOut/RecallHeldOut <= 1
}

// Corrected is a share as it would be, had the reading made no mistakes.
type Corrected struct{ Value, Lo, Hi float64 }

// Correct takes the reading's measured mistakes out of a share (Rogan and Gladen 1978, "Estimating
// prevalence from the results of a screening test", in terms of precision P and recall R):
// of the incidents in which it found an accusation a share P is right, and it found a share R of
// those that are there, so that true = found · P / R. Value uses the figures of the half kept
// apart; the range also takes the interval's ends and the less, or more, favourable of both figures. For "nobody
// named" the correction is that of its complement.
//
// It supposes that mistakes fall on all accused and outlets alike, and that the texts are like those
// on which P and R were measured (short reports of one deed each); a page of news has
// accusations that are harder to find. It cannot tell to whom the missed ones belong, so corrected shares
// may add up to more than one.
func Correct(s Share) Corrected {
	value, least, most := HeldOut/RecallHeldOut, min(HeldOut/RecallHeldOut, Precision/Recall, HeldOut/Recall), max(Precision/RecallHeldOut, Precision/Recall)
	if s.Accused == "" {
		flip := func(x float64) float64 { return max(0, 1-x) }
		return Corrected{flip((1 - s.Value) * value), flip((1 - s.Lo) * most), flip((1 - s.Hi) * least)}
	}
	return Corrected{min(1, s.Value*value), min(1, s.Lo*least), min(1, s.Hi*most)}
}
