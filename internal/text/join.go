package text

// Join fills dst with d as it is taken apart, but for groups: each becomes one token. Groups
// ascend, lie within sentences, do not overlap and hold no quotation marks. dst reuses its memory and
// shares d's text. It returns for each token of d its place in dst, in the memory of at.
// Cost is linear in the tokens.
func (d *Doc) Join(dst *Doc, groups []Range, at []int32) []int32 {
	dst.Src, dst.steps = d.Src, d.steps
	dst.Toks, dst.quoted, dst.double = dst.Toks[:0], dst.quoted[:0], dst.double[:0]
	at = at[:0]
	for i := 0; i < len(d.Toks); i++ {
		dst.Toks = append(dst.Toks, d.Toks[i])
		dst.quoted = append(dst.quoted, d.quoted[i])
		dst.double = append(dst.double, d.double[i])
		k := int32(len(dst.Toks) - 1)
		at = append(at, k)
		if len(groups) > 0 && groups[0].Start == i {
			for i++; i < groups[0].End; i++ {
				at = append(at, k)
			}
			i--
			dst.Toks[k].End = d.Toks[i].End
			groups = groups[1:]
		}
	}
	move := func(r Range) Range {
		if r.Len() <= 0 {
			return r
		}
		return Range{int(at[r.Start]), int(at[r.End-1]) + 1}
	}
	dst.Paras, dst.Sents, dst.Marks = dst.Paras[:0], dst.Sents[:0], dst.Marks[:0]
	for _, r := range d.Paras {
		dst.Paras = append(dst.Paras, move(r))
	}
	for _, r := range d.Sents {
		dst.Sents = append(dst.Sents, move(r))
	}
	for _, m := range d.Marks {
		m.Range = move(m.Range)
		dst.Marks = append(dst.Marks, m)
	}
	return at
}
