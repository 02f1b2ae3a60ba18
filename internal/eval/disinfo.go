package eval

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"hearsay"
	"hearsay/internal/link/claim"
)

// clusteredClaims gathers the English texts of a list of claims that people sorted into
// clusters, and returns the two clusterings. Each text is taken as one statement, without its
// slots: the clusters are of theme, so a low recall is expected; precision is the check.
func clusteredClaims(dir string) (got, want []int, err error) {
	f, err := os.Open(filepath.Join(dir, "corpora", "disinfo_claims_5lang_2014_2022.jsonl.gz"))
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, nil, err
	}
	var quotes []claim.Quote
	ids := map[string]int{}
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<22)
	for lines.Scan() {
		var row struct {
			ID      string `json:"id"`
			Text    string `json:"text"`
			Cluster string `json:"claim_cluster"`
		}
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			return nil, nil, err
		}
		if row.Text == "" || row.Cluster == "" {
			continue
		}
		if _, ok := ids[row.Cluster]; !ok {
			ids[row.Cluster] = len(ids)
		}
		want = append(want, ids[row.Cluster])
		quotes = append(quotes, claim.Quote{ID: hearsay.QuoteID(row.ID), Article: hearsay.ArticleID(row.ID), Revision: &hearsay.Revision{Text: row.Text, Lang: "en"},
			Q: &hearsay.Quote{Field: hearsay.FieldText, Content: []hearsay.Span{{End: len(row.Text)}}, Claim: hearsay.Claim{Act: hearsay.Assert}}})
	}
	if err := lines.Err(); err != nil {
		return nil, nil, err
	}
	if len(quotes) == 0 {
		return nil, nil, fmt.Errorf("disinfo claims: no rows")
	}
	claims, err := claim.Build(quotes, claim.Options{Window: 20 * 365 * 24 * time.Hour})
	if err != nil {
		return nil, nil, err
	}
	got = make([]int, len(quotes))
	for i := range got {
		got[i] = -1 - i // alone
	}
	for n, c := range claims {
		for _, m := range c.Members {
			got[m.Quote] = n
		}
	}
	return got, want, nil
}

// bCubed returns B³ precision and recall of a clustering (Bagga and Baldwin 1998), over the
// members whose indices are given.
func bCubed(got, want []int, ids []int) (p, r float64) {
	both, inGot, inWant := map[[2]int]float64{}, map[int]float64{}, map[int]float64{}
	for i := range got {
		both[[2]int{got[i], want[i]}]++
		inGot[got[i]]++
		inWant[want[i]]++
	}
	for _, i := range ids {
		n := both[[2]int{got[i], want[i]}]
		p += n / inGot[got[i]]
		r += n / inWant[want[i]]
	}
	n := float64(max(len(ids), 1))
	return p / n, r / n
}
