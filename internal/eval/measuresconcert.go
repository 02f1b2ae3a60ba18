package eval

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"hearsay/internal/measure/concert"
	"hearsay/internal/measure/coortweet"
	"hearsay/internal/pipeline"
	"hearsay/internal/read"
)

// concert adds the figures of package concert and of CooRTweet's pairs, all of fixed seeds:
//
//	measures.concert.coortweet        rows of CooRTweet's own pairs and edges that come out equal, four files (needs dir)
//	measures.concert.size             P(p ≤ .05) of pairs in simulated streams without concert, window 5 min
//	measures.concert.size.30          the same, window 30 min
//	measures.concert.wrong, .wrong.30 pairs called together there, a run; about 1,770 are tested
//	measures.concert.power            planted pairs found at ρ .8 with 1,500 stories
//	measures.concert.guard            pairs called together a run where six outlets have fixed hours
//	measures.concert.ticker.found     of five tickers: pairs of the planted group that are called together (window 45 min, stories as planted)
//	measures.concert.ticker.wrong     other pairs called so, copies and fixed hours among them (number)
//	measures.concert.linked.found     of one ticker, read and linked: the same six pairs
//	measures.concert.linked.wrong     other pairs called so (number)
//	measures.concert.world.group      of the six pairs of press rooms that the plot lets move together, those in one group of
//	                                  findings (window 2 h, three stories)
//	measures.concert.world.pairs      those with q ≤ .05 themselves
//	measures.concert.world.wrong      other pairs called together: embargoes, wires, fixed hours, the summit (number)
//	measures.concert.speakers.pairs   as world.pairs, by speaker
//	measures.concert.speakers.wrong   as world.wrong, by speaker
//	measures.concert.usual.*          size, wrong and power where no window is told (5 and 30 minutes and 2 hours, p taken three
//	                                  times); of the linked ticker's group and of the press rooms the pairs in one group (five
//	                                  common stories), and other pairs called together in either (number)
//
// Power is given of n planted pairs, size of n tested ones. Shares are per cent.
func (m *measured) concert(dir string, r *read.Reader) error {
	if err := m.coortweet(dir); err != nil {
		return err
	}
	value := func(name string, v float64, n int) {
		m.rep.add(name, Figure{Value: v, Lo: v, Hi: v, N: n})
	}
	null := concert.Calibrate(1500, 0, false, 4, concert.Options{}, nil)
	wide := concert.Calibrate(1500, 0, false, 3, concert.Options{Window: 30}, nil)
	planted := concert.Calibrate(1500, 0.8, false, 3, concert.Options{}, nil)
	guard := concert.Calibrate(1500, 0, true, 4, concert.Options{}, nil)
	value("measures.concert.size", 100*null.Size, null.Null)
	value("measures.concert.size.30", 100*wide.Size, wide.Null)
	value("measures.concert.wrong", null.Wrong, null.Null)
	value("measures.concert.wrong.30", wide.Wrong, wide.Null)
	value("measures.concert.power", 100*planted.Power, planted.Planted)
	value("measures.concert.guard", guard.Wrong, guard.Null)
	m.usual()
	m.ticker()
	if err := m.linkedTicker(r); err != nil {
		return err
	}
	return m.moved()
}

// coortweet compares with CooRTweet's own output, if it is there. The two accounts of an edge come in the order of
// a locale there, and in that of bytes here; digits are compared to nine places.
func (m *measured) coortweet(dir string) error {
	if dir == "" {
		return nil
	}
	in, err := unpacked(filepath.Join(dir, "linking", "coortweet", "russian_input.csv.gz"))
	if os.IsNotExist(err) {
		return nil
	}
	if err != nil {
		return err
	}
	t, err := coortweet.Read(bytes.NewReader(in))
	if err != nil {
		return err
	}
	equal, n := 0, 0
	for _, w := range []int{10, 60} {
		pairs := coortweet.Detect(t, coortweet.Options{Window: float64(w), MinParticipation: 2})
		var p, e bytes.Buffer
		if err := coortweet.WritePairs(&p, t, pairs); err != nil {
			return err
		}
		if err := coortweet.WriteEdges(&e, t, coortweet.Network(t, pairs, 0.5)); err != nil {
			return err
		}
		for name, got := range map[string][]byte{"pairs": p.Bytes(), "edges": e.Bytes()} {
			ref, err := unpacked(filepath.Join(dir, "linking", "coortweet", fmt.Sprintf("russian_%s_w%d_m2.csv.gz", name, w)))
			if err != nil {
				return err
			}
			k, of, err := equalRows(got, ref, name == "edges")
			if err != nil {
				return err
			}
			equal, n = equal+k, n+of
		}
	}
	m.share("measures.concert.coortweet", equal, n)
	return m.timed(in)
}

func unpacked(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(bufio.NewReader(f))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return io.ReadAll(z)
}

// equalRows counts the rows that both hold, and those that either holds.
func equalRows(got, want []byte, undirected bool) (equal, of int, err error) {
	seen := map[string]int{}
	for k, b := range [][]byte{got, want} {
		rs, err := csv.NewReader(bytes.NewReader(b)).ReadAll()
		if err != nil {
			return 0, 0, err
		}
		for _, r := range rs {
			for i, f := range r {
				if v, err := strconv.ParseFloat(f, 64); err == nil && strings.Contains(f, ".") {
					r[i] = strconv.FormatFloat(v, 'g', 9, 64)
				}
			}
			if undirected && r[0] > r[1] {
				r[0], r[1] = r[1], r[0]
			}
			row := strings.Join(r, ",")
			switch {
			case k == 0:
				seen[row]++
				of++
			case seen[row] > 0:
				seen[row]--
				equal++
			default:
				of++
			}
		}
	}
	return equal, of, nil
}

// movers are the planted groups of the plot, by press room and by party.
var movers = map[string][][]string{
	"world":    {{"Long Water Alliance", "Ministry of Foreign Affairs of Caldrith", "Ministry of Foreign Affairs of Pirrin", "Ministry of Foreign Affairs of Quillara"}, {"Highlands Mutual League", "Ministry of Foreign Affairs of Ustrand"}},
	"speakers": {{"Caldrith", "Long Water Alliance", "Pirrin", "Quillara"}, {"Highlands Mutual League", "Ustrand"}},
}

// moved tests the linked sample world, by outlet and by speaker.
func (m *measured) moved() error {
	const window = 2 * time.Hour
	for _, by := range []string{"world", "speakers"} {
		read := pipeline.ConcertStreams
		if by == "speakers" {
			read = pipeline.SpeakerStreams
		}
		s, err := read(m.ctx, m.l, "", "", window)
		if err != nil {
			return err
		}
		names := s.Outlets
		if by == "speakers" {
			names = nil
			for _, key := range s.Outlets {
				names = append(names, m.party(key))
			}
		}
		planted := func(a, b string) bool {
			return slices.ContainsFunc(movers[by], func(g []string) bool { return slices.Contains(g, a) && slices.Contains(g, b) })
		}
		res := concert.Test(s.Stories, len(s.Outlets), concert.Options{Window: window.Minutes(), Least: 3, Apart: by == "speakers"})
		four := movers[by][0]
		pairs, wrong := 0, 0
		for _, f := range res.Findings {
			a, b := names[f.A], names[f.B]
			switch {
			case f.Verdict != concert.Together:
			case !planted(a, b):
				wrong++
				m.miss("concert by %s: %s and %s are called together", by, a, b)
			case slices.Contains(four, a):
				pairs++
			}
		}
		group := grouped(&res, names, four)
		if by == "world" {
			m.share("measures.concert.world.group", group, 6)
		}
		m.share("measures.concert."+by+".pairs", pairs, 6)
		m.rep.add("measures.concert."+by+".wrong", Figure{Value: float64(wrong), Lo: float64(wrong), Hi: float64(wrong), N: res.Tested})
	}
	return m.usualOf(m.l, "world", movers["world"])
}
