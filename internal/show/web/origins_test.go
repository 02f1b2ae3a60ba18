package web

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"hearsay"
	"hearsay/internal/link/origin"
	"hearsay/internal/link/view"
	"hearsay/internal/testutil/htmlcheck"
)

// graphOf makes a graph from lines "from>to kind score"; names that begin with a capital are
// reports, a minute apart in the order in which they first stand, others parties.
func graphOf(t interface{ Fatalf(string, ...any) }, lines ...string) origin.Graph {
	var g origin.Graph
	at := map[string]int{}
	node := func(name string) int {
		i, ok := at[name]
		if !ok {
			i = len(g.Nodes)
			at[name] = i
			n := origin.Node{ID: "actor:" + name, Kind: origin.KindActor, Name: name}
			if name[0] >= 'A' && name[0] <= 'Z' {
				n = origin.Node{ID: "report:" + name, Kind: origin.KindReport, Name: name, Ref: "ref-" + name, Outlet: name, Owner: name, At: time.Date(2025, 3, 3, 6, i, 0, 0, time.UTC)}
			}
			g.Nodes = append(g.Nodes, n)
		}
		return i
	}
	for _, l := range lines {
		var pair, kind string
		var score float64
		if _, err := fmt.Sscan(l, &pair, &kind, &score); err != nil {
			if pair == "" {
				t.Fatalf("%q: %v", l, err)
			}
			node(pair)
			continue
		}
		from, to, _ := strings.Cut(pair, ">")
		a, b := node(from), node(to)
		g.Edges = append(g.Edges, origin.Edge{From: a, To: b, Kind: origin.EdgeKind(kind), Score: score})
	}
	return g
}

func treeOf(g origin.Graph, min float64) *claimTree {
	return newClaimTree(&view.Claim{Graph: g}, min, func(e int) string { return fmt.Sprint(e) })
}

// outline writes a tree as "A(B(C) D) E".
func outline(t *claimTree) string {
	var b strings.Builder
	var write func(i int)
	write = func(i int) {
		b.WriteString(t.g.Nodes[i].Name)
		open := false
		for _, k := range t.order {
			if e := t.parent[k]; e >= 0 && t.g.Edges[e].To == i {
				b.WriteString(map[bool]string{false: "(", true: " "}[open])
				open = true
				write(k)
			}
		}
		if open {
			b.WriteString(")")
		}
	}
	for _, i := range t.order {
		if t.parent[i] < 0 {
			if b.Len() > 0 {
				b.WriteString(" ")
			}
			write(i)
		}
	}
	return b.String()
}

func TestClaimTree(t *testing.T) {
	for _, tc := range []struct {
		name  string
		lines []string
		min   float64
		want  string
	}{
		{"a chain", []string{"A>u cites 0.9", "B>A copy 0.8", "C>B reuse 0.7"}, 0, "u(A(B(C)))"},
		{"the surest source", []string{"A>u cites 0.9", "B", "C>A cites 0.5", "C>B copy 0.8"}, 0, "B(C) u(A)"},
		{"weak edges left out", []string{"A>u cites 0.9", "B>A copy 0.4", "C>B copy 0.95"}, 0.5, "B(C) u(A)"},
		{"a circle without a way out begins with its earliest", []string{"A>B cites 0.9", "B>C cites 0.9", "C>A cites 0.9"}, 0, "A(C(B))"},
		{"a circle with a way out hangs there, though the way is weaker", []string{"A>B cites 0.9", "B>A cites 0.9", "A>u cites 0.2"}, 0, "u(A(B))"},
		{"who names nobody", []string{"A", "B"}, 0, "A B"},
		{"an edge to itself is none", []string{"A>A copy 1"}, 0, "A"},
	} {
		if got := outline(treeOf(graphOf(t, tc.lines...), tc.min)); got != tc.want {
			t.Errorf("%s: %s, want %s", tc.name, got, tc.want)
		}
	}
}

// Whatever the graph, every report stands in the tree once, behind its parent, and the
// picture's rows are what package draw asks for.
func TestClaimTreeHolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(t, "nodes")
		names := make([]string, n)
		for i := range names {
			names[i] = string(rune('A'+i)) + "x"
			if i > 0 && rapid.IntRange(0, 4).Draw(t, "party") == 0 {
				names[i] = string(rune('a' + i))
			}
		}
		lines := slices.Clone(names)
		for range rapid.IntRange(0, 30).Draw(t, "edges") {
			lines = append(lines, fmt.Sprintf("%s>%s %s %.2f", rapid.SampledFrom(names).Draw(t, "from"), rapid.SampledFrom(names).Draw(t, "to"), rapid.SampledFrom([]string{"copy", "reuse", "cites", "unnamed"}).Draw(t, "kind"), rapid.Float64Range(0, 1).Draw(t, "score")))
		}
		tree := treeOf(graphOf(t, lines...), rapid.SampledFrom([]float64{0, 0.3, 0.9}).Draw(t, "min"))
		seen := map[int]int{}
		for k, i := range tree.order {
			if _, twice := seen[i]; twice {
				t.Fatalf("%s stands twice", tree.g.Nodes[i].Name)
			}
			seen[i] = k
		}
		for i, x := range tree.g.Nodes {
			if _, ok := seen[i]; !ok && x.Kind == origin.KindReport {
				t.Fatalf("report %s is missing", x.Name)
			}
		}
		total := 0
		for k, r := range tree.picture(0) {
			if r.Parent >= k {
				t.Fatalf("row %d stands before its parent %d", k, r.Parent)
			}
			if r.Parent < 0 {
				n := 0
				fmt.Sscan(r.Carries, &n)
				total += n
			}
		}
		if total != tree.count.Reports {
			t.Fatalf("origins carry %d of %d reports", total, tree.count.Reports)
		}
		edges := 0
		for _, e := range tree.g.Edges {
			if _, ok := seen[e.From]; ok && e.Score >= tree.min {
				edges++
			}
		}
		rows := 0
		for _, r := range tree.table(0) {
			if !r.Origin {
				rows++
			}
		}
		if rows != edges {
			t.Fatalf("the table has %d of %d edges", rows, edges)
		}
	})
}

// Circles are told in words, and more rows than a picture has room for are a table only.
func TestCirclesAndLongTables(t *testing.T) {
	g := graphOf(t, "A>B cites 0.9", "B>A cites 0.8")
	g.Nodes[0].Outlet, g.Nodes[1].Outlet = "Lark", "Pell"
	part, tree := newOriginsPart(&view.Claim{Graph: g}, "c", 0, 0)
	if len(part.Circles) == 0 || part.Circles[0][0].Href != "/articles/A" || !strings.Contains(part.Circles[0][0].Name, "(ref-A)") {
		t.Errorf("circles %+v of %+v", part.Circles, tree.count)
	}
	var lines []string
	for i := range 50 {
		lines = append(lines, fmt.Sprintf("R%d>u cites 0.9", i))
	}
	part, _ = newOriginsPart(&view.Claim{Graph: graphOf(t, lines...)}, "c", 0.3, 2)
	if !part.TooMany || part.Wide != nil || len(part.Rows) != 51 || !part.Rows[2].Open || part.Rows[2].Proof != "/claims/c?edge=2&min=0.3#proof" {
		t.Errorf("50 reports: too many %v, %d rows, %+v", part.TooMany, len(part.Rows), part.Rows[2])
	}
	if part.Heading != "1 independent origin behind 50 reports" {
		t.Errorf("heading %q", part.Heading)
	}
}

func TestCompare(t *testing.T) {
	l := &fakeLedger{}
	const shared = "the mill at the lower bridge stood still for nine hours on the day of the flood and nobody was hurt"
	put := func(ref, text, at string) {
		l.put(hearsay.Article{Ref: ref, Outlet: "The " + ref, Title: ref, Text: text, Lang: "en", Published: published(t, at)}, hearsay.StatusOK, nil)
	}
	put("Lark", "Officials said yesterday that "+shared+". It was highly likely that a neighbour opened the sluice gates at four in the morning, the miller of the upper bridge said. More follows here.", "2026-03-05T10:05:00Z")
	put("Pell", "Our paper begins anew. Officials said yesterday that "+shared+". It was clear that a neighbour opened the sluice gates at four in the morning, the miller of the upper bridge said.", "2026-03-05T10:48:00Z")
	put("Other", "Nothing of this kind is printed in these columns at all, dear readers.", "2026-03-05")
	h := handler(l)
	doc := open(t, h, "/compare?a=Pell&b=Lark", 200) // asked the wrong way round
	words := htmlcheck.Words(doc)
	if h1 := htmlcheck.Words(htmlcheck.All(doc, "h1")[0]); !strings.Contains(h1, "The Pell shares") || !strings.Contains(h1, "with The Lark, 43 min later, without “highly likely”") {
		t.Errorf("h1 %q", h1)
	}
	for _, want := range []string{"The earlier one stands left.", "+43 min", "only right", "Our paper begins anew.", "More follows here.", "dropped: hedge “highly likely”"} {
		if !strings.Contains(words, want) {
			t.Errorf("the comparison lacks %q", want)
		}
	}
	if n := len(htmlcheck.Class(doc, "weight")); n < 2 {
		t.Errorf("%d words of weight are boxed", n)
	}
	if w := htmlcheck.Words(open(t, h, "/compare?a=Lark&b=Other", 200)); !strings.Contains(w, "share no passage") || !strings.Contains(w, "The times do not tell") {
		t.Errorf("two texts without passage: %.300s", w)
	}
	open(t, h, "/compare?a=Lark", 400)
	open(t, h, "/compare?a=Lark&b=nobody", 404)
	var got struct {
		Passages []struct{ A, B [2]int }
	}
	decode(t, get(t, h, "/compare.json?a=Lark&b=Pell").Body.Bytes(), &got)
	if len(got.Passages) == 0 || got.Passages[0].A[0] != 0 {
		t.Errorf("%+v", got)
	}
}

// What stands on the two sides of a comparison is the two texts: no word is lost, but where a
// gap says how many are.
func TestAlignedRowsCover(t *testing.T) {
	l, _ := readWorld(t)
	s := &site{ledger: l}
	pairs := 0
	for row, err := range l.Shared(t.Context(), copiesStage, sharedAll) {
		if err != nil {
			t.Fatal(err)
		}
		pairs++
		var x twoTexts
		if x.a, err = s.versionNamed(t.Context(), string(row.A.ID)); err == nil {
			x.b, err = s.versionNamed(t.Context(), string(row.B.ID))
		}
		if err != nil {
			t.Fatal(err)
		}
		x.align()
		if len(x.ps) == 0 {
			t.Errorf("%s and %s share no passage", row.A.Ref, row.B.Ref)
		}
		var a, b, skipped int
		for _, r := range x.rows() {
			for side, ss := range [][]stretch{r.A, r.B} {
				for _, w := range ss {
					if skipped += w.Skip; side == 0 {
						a += len(strings.Join(strings.Fields(w.Text), ""))
					} else {
						b += len(strings.Join(strings.Fields(w.Text), ""))
					}
				}
			}
		}
		fullA, fullB := len(strings.Join(strings.Fields(x.a.Revision.Text), "")), len(strings.Join(strings.Fields(x.b.Revision.Text), ""))
		// Rows leave out single words and marks between passages.
		if room := 24 * (len(x.ps) + 1); skipped == 0 && (fullA-a > room || fullB-b > room || a > fullA || b > fullB) {
			t.Errorf("%s and %s: %d of %d and %d of %d characters", row.A.Ref, row.B.Ref, a, fullA, b, fullB)
		}
	}
	if pairs < 10 {
		t.Errorf("%d pairs", pairs)
	}
}

func TestWords(t *testing.T) {
	for in, want := range map[time.Duration]string{0: "+0 s", 24 * time.Minute: "+24 min", 394 * time.Minute: "+6 h 34 min", 2 * time.Hour: "+2 h", 78 * time.Hour: "+3 d 6 h", -5 * time.Minute: "−5 min"} {
		if got := lagWords(in); got != want {
			t.Errorf("lagWords(%v) = %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{"it is": "“it is”", `"it is"`: `"it is"`, "“it is”": "“it is”", `"it" is`: "‘\"it\" is’", "": "“”", "“it is …": "“it is …”", "“it” is …": "‘“it” is …’", "“it is … “and so on …": "“it is … “and so on …”", `"it is," … "and so …`: `"it is," … "and so …"`, `"it" is …`: `‘"it" is …’`, "„it is …": "„it is …“", "no „it“ is": "‘no „it“ is’", "«it» is": "“«it» is”", `"`: "‘\"’"} {
		if got := quoted(in); got != want {
			t.Errorf("quoted(%q) = %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{"w-0001#ab12": "w-0001#ab12", "a b#c": "'a b#c'", "it's#c": `'it'\''s#c'`, "$(rm)#c": "'$(rm)#c'", "#c": "'#c'", "": ""} {
		if got := shellWord(in); got != want {
			t.Errorf("shellWord(%q) = %q, want %q", in, got, want)
		}
	}
	for _, tc := range []struct{ words, hedges, want string }{{"that it is highly likely that", "highly likely", "that it is |*highly likely| that"}, {"likely, not highly likely", "likely, highly likely", "*likely|, not |*highly likely"}, {"plain", "", "plain"}, {"plain", "gone", "plain"}} {
		var got []string
		for _, p := range slanted(tc.words, tc.hedges) {
			if p.Class == "hedge" {
				p.Text = "*" + p.Text
			}
			got = append(got, p.Text)
		}
		if s := strings.Join(got, "|"); s != tc.want {
			t.Errorf("slanted(%q, %q) = %s, want %s", tc.words, tc.hedges, s, tc.want)
		}
	}
}

// Reports of one outlet and day that name no source and that nobody has it from are one row of the picture, which says how
// many; those that somebody has it from, of another day or too few stay apart. The table has all.
func TestOriginsFolded(t *testing.T) {
	day := time.Date(2025, 3, 3, 6, 0, 0, 0, time.UTC)
	g := origin.Graph{}
	add := func(id, outlet string, at time.Time) int {
		g.Nodes = append(g.Nodes, origin.Node{ID: "report:" + id, Kind: origin.KindReport, Name: outlet, At: at})
		return len(g.Nodes) - 1
	}
	for i := range 5 {
		add(fmt.Sprint("l", i), "The Lark", day.Add(time.Duration(i)*time.Hour))
	}
	led := add("l9", "The Lark", day.Add(9*time.Hour))
	add("l10", "The Lark", day.AddDate(0, 0, 1))
	for i := range foldFrom - 1 {
		add(fmt.Sprint("o", i), "The Owl", day)
	}
	copied := add("c", "The Crow", day.Add(10*time.Hour))
	g.Edges = []origin.Edge{{From: copied, To: led, Kind: origin.Copy, Score: 0.9}}
	tree := newClaimTree(&view.Claim{Graph: g}, 0, func(int) string { return "#" })
	rows := tree.picture(0)
	got, reports := map[string]int{}, 0
	for _, r := range rows {
		got[r.Name]++
		n := 0
		fmt.Sscan(r.Carries, &n)
		reports += n
	}
	if fmt.Sprint(got) != "map[The Crow:1 The Lark:3 The Owl:3]" || reports != len(g.Nodes) || tree.folded() != 4 {
		t.Errorf("rows %v, %d reports of %d, %d folded", got, reports, len(g.Nodes), tree.folded())
	}
	for i, r := range rows {
		if r.Parent >= i || r.Parent >= 0 && rows[r.Parent].Name != "The Lark" {
			t.Errorf("row %d has parent %d", i, r.Parent)
		}
	}
	if n := len(tree.table(0)); n != len(g.Nodes) {
		t.Errorf("%d rows of the table, %d nodes", n, len(g.Nodes))
	}
}
