package number

// Groups says for each of n figures which one stands first in the list among those of its quantity: figures that
// contradict, fit or change one another, and whatever these do. One that is compared with none stands alone. Cost is
// nearly linear in the pairs of r, which is that of n figures.
func Groups(n int, r Result) []int {
	root := make([]int, n)
	for i := range root {
		root[i] = i
	}
	find := func(i int) int {
		for root[i] != i {
			root[i] = root[root[i]]
			i = root[i]
		}
		return i
	}
	for _, l := range [][][]int{r.Rivals, r.Same, r.Changes} {
		for i, others := range l {
			for _, j := range others {
				a, b := find(i), find(j)
				root[max(a, b)] = min(a, b)
			}
		}
	}
	for i := range root {
		root[i] = find(i)
	}
	return root
}
