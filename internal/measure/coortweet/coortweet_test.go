package coortweet

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func corpus(t testing.TB, name string) []byte {
	t.Helper()
	dir := os.Getenv("HEARSAY_DATA")
	if dir == "" {
		t.Skip("HEARSAY_DATA names no corpora")
	}
	f, err := os.Open(filepath.Join(dir, "linking", "coortweet", name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func rowsOf(t *testing.T, b []byte) []string {
	t.Helper()
	rs, err := csv.NewReader(bytes.NewReader(b)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, r := range rs {
		for i, f := range r { // R writes other digits of the same number
			if v, err := strconv.ParseFloat(f, 64); err == nil && strings.Contains(f, ".") {
				r[i] = fmt.Sprintf("%.9g", v)
			}
		}
		out = append(out, strings.Join(r, ","))
	}
	slices.Sort(out)
	return out
}

// The pairs and edges are CooRTweet's, row by row.
func TestReference(t *testing.T) {
	in := corpus(t, "russian_input.csv.gz")
	tab, err := Read(bytes.NewReader(in))
	if err != nil || tab.RefusedN > 0 || len(tab.Rows) != 35125 {
		t.Fatalf("%d rows, %d refused, %v", len(tab.Rows), tab.RefusedN, err)
	}
	for _, w := range []int{10, 60} {
		pairs := Detect(tab, Options{Window: float64(w), MinParticipation: 2})
		var p, e bytes.Buffer
		if err := WritePairs(&p, tab, pairs); err != nil {
			t.Fatal(err)
		}
		if err := WriteEdges(&e, tab, Network(tab, pairs, 0.5)); err != nil {
			t.Fatal(err)
		}
		got, want := rowsOf(t, p.Bytes()), rowsOf(t, corpus(t, fmt.Sprintf("russian_pairs_w%d_m2.csv.gz", w)))
		if !slices.Equal(got, want) {
			t.Errorf("window %d: %d pairs, want %d", w, len(got), len(want))
		}
		// Edges are undirected in both; R puts the two accounts in the order of its locale.
		if got, want := unordered(rowsOf(t, e.Bytes())), unordered(rowsOf(t, corpus(t, fmt.Sprintf("russian_edges_w%d_m2.csv.gz", w)))); !slices.Equal(got, want) {
			t.Errorf("window %d: %d edges, want %d", w, len(got), len(want))
		}
	}
	for _, c := range []struct {
		w, m, pairs, edges int
	}{{60, 5, 1235, 1193}, {3600, 5, 86812, 75534}} { // of the notes: no reference file
		pairs := Detect(tab, Options{Window: float64(c.w), MinParticipation: c.m})
		if e := Network(tab, pairs, 0.5); len(pairs) != c.pairs || len(e) != c.edges {
			t.Errorf("window %d, %d shares: %d pairs and %d edges, want %d and %d", c.w, c.m, len(pairs), len(e), c.pairs, c.edges)
		}
	}
}

func unordered(rows []string) []string {
	for i, r := range rows {
		f := strings.SplitN(r, ",", 3)
		if f[0] > f[1] {
			f[0], f[1] = f[1], f[0]
		}
		rows[i] = strings.Join(f, ",")
	}
	slices.Sort(rows)
	return rows
}

// Every pair that the simulation calls coordinated is found.
func TestSimulated(t *testing.T) {
	tab, err := Read(bytes.NewReader(corpus(t, "sim_2000_input.csv.gz")))
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for _, p := range Detect(tab, Options{Window: 10, MinParticipation: 2}) {
		found[tab.Name(p.X)+" "+tab.Name(p.Y)] = true
	}
	rs, err := csv.NewReader(bytes.NewReader(corpus(t, "sim_2000_truth.csv.gz"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := 0
	for _, r := range rs[1:] {
		if r[6] == "TRUE" {
			want++
			if !found[r[1]+" "+r[2]] && !found[r[2]+" "+r[1]] {
				t.Errorf("%s and %s were not found", r[1], r[2])
			}
		}
	}
	if want == 0 {
		t.Error("no truth")
	}
}

// naive is the definition, every two shares of an object compared.
func naive(tab *Table, o Options) map[Pair]int {
	shares, first := map[int32]int{}, map[int32]int{}
	for i, r := range tab.Rows {
		if shares[r.Account]++; shares[r.Account] == 1 {
			first[r.Account] = i
		}
	}
	var keep []int
	for i, r := range tab.Rows {
		if shares[r.Account] >= o.MinParticipation {
			keep = append(keep, i)
		}
	}
	slices.SortStableFunc(keep, func(a, b int) int { return first[tab.Rows[a].Account] - first[tab.Rows[b].Account] })
	var pairs []Pair
	for k, i := range keep {
		for _, j := range keep[k+1:] {
			x, y := tab.Rows[i], tab.Rows[j]
			if x.Object != y.Object || math.Abs(x.At-y.At) > o.Window || x.Content == y.Content || x.Account == y.Account || x.Object == x.Content || x.Object == y.Content {
				continue
			}
			if y.At < x.At {
				x, y = y, x
			}
			pairs = append(pairs, Pair{x.Object, x.Content, y.Content, x.Account, y.Account, y.At - x.At})
		}
	}
	left, n, ok := map[int32]bool{}, map[int32]int{}, map[int32]bool{}
	for _, p := range pairs {
		left[p.X], left[p.Y] = true, true
	}
	for _, i := range keep {
		if left[tab.Rows[i].Content] {
			n[tab.Rows[i].Account]++
		}
	}
	for _, i := range keep {
		if r := tab.Rows[i]; left[r.Content] && n[r.Account] >= o.MinParticipation {
			ok[r.Content] = true
		}
	}
	out := map[Pair]int{}
	for _, p := range pairs {
		if ok[p.X] || ok[p.Y] {
			out[p]++
		}
	}
	return out
}

func TestNaive(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var tab Table
		for i := range rapid.IntRange(0, 60).Draw(t, "rows") {
			tab.Add(fmt.Sprint("o", rapid.IntRange(0, 4).Draw(t, "object")), fmt.Sprint("a", rapid.IntRange(0, 6).Draw(t, "account")), fmt.Sprint(rapid.SampledFrom([]string{"c", "o"}).Draw(t, "kind"), i%9), float64(rapid.IntRange(0, 40).Draw(t, "at")))
		}
		o := Options{Window: float64(rapid.IntRange(0, 20).Draw(t, "window")), MinParticipation: rapid.IntRange(1, 4).Draw(t, "least")}
		got := map[Pair]int{}
		for _, p := range Detect(&tab, o) {
			got[p]++
		}
		want := naive(&tab, o)
		if len(got) != len(want) {
			t.Fatalf("%d pairs, want %d", len(got), len(want))
		}
		for p, n := range want {
			if got[p] != n {
				t.Fatalf("%+v %d times, want %d", p, got[p], n)
			}
		}
	})
}

func TestRead(t *testing.T) {
	tab, err := Read(strings.NewReader("x,timestamp_share,content_id,account_id,object_id\n1,5,c1,a1,o1\n2,nonsense,c2,a1,o1\n3,7\n\n4,8,,a1,o1\n5,1e3,\"c,\n3\",a2,o1\n6,9.5,c4,a1,o1"))
	if err != nil {
		t.Fatal(err)
	}
	if len(tab.Rows) != 3 || tab.RefusedN != 3 || tab.Refused[0].Line != 3 || tab.Name(tab.Rows[1].Content) != "c,\n3" || tab.Rows[1].At != 1000 || tab.Rows[2].At != 9.5 {
		t.Errorf("%+v, refused %+v", tab.Rows, tab.Refused)
	}
	if _, err := Read(strings.NewReader("a,b\n1,2\n")); !errors.Is(err, ErrColumns) {
		t.Errorf("another header: %v", err)
	}
	if _, err := Read(strings.NewReader("")); err == nil {
		t.Error("an empty file")
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("object_id,account_id,content_id,timestamp_share\no,a,c,1\n\"o\",a,d,2\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		tab, err := Read(bytes.NewReader(b))
		if err != nil {
			return
		}
		Network(tab, Detect(tab, Options{Window: 5}), 0.5)
	})
}

// big makes rows as CooRTweet's simulate_data does at scale: objects shared by many accounts.
func big(rows, objects int) []byte {
	r := rand.New(rand.NewPCG(1, 2))
	var b bytes.Buffer
	b.WriteString("object_id,account_id,content_id,timestamp_share\n")
	for i := range rows {
		fmt.Fprintf(&b, "object_%d,account_%d,share_%08d,%d\n", r.IntN(objects), r.IntN(5000), i, 1336694400+r.IntN(86400*30))
	}
	return b.Bytes()
}

func benchmark(b *testing.B, in []byte, window float64) {
	b.SetBytes(int64(len(in)))
	b.ReportAllocs()
	for b.Loop() {
		tab, err := Read(bytes.NewReader(in))
		if err != nil {
			b.Fatal(err)
		}
		pairs := Detect(tab, Options{Window: window, MinParticipation: 2})
		Network(tab, pairs, 0.5)
	}
}

func BenchmarkRussian(b *testing.B) { benchmark(b, corpus(b, "russian_input.csv.gz"), 60) }
func BenchmarkMillion(b *testing.B) { benchmark(b, big(1117572, 20000), 10) }
