package accuse

// reigns are participles of who has a place, which is no deed: "territories controlled by Tarnovia-backed rebels".
var reigns = words("controlled held run governed ruled administered")

// described reports whether all that the sentence tells of the culprit at chunk k is what it is like: "Tarnovian hackers are not as patient".
func (r *reader) described(k int) bool {
	cs := r.w.chunks
	if k+1 >= len(cs) || !cs[k+1].copula || cs[k+1].subj != k || r.harmBeside(k) {
		return false
	}
	said := false
	for m := k + 2; m < len(cs) && cs[m].kind != stop; m++ {
		if cs[m].kind != other && !(cs[m].kind == prep && cs[m].fn == fnNone) || cs[m].blame != 0 {
			return false
		}
		said = said || cs[m].kind == other
	}
	return said
}
