package coortweet

import (
	"encoding/csv"
	"io"
	"strconv"
)

// WritePairs writes pairs with CooRTweet's columns.
func WritePairs(w io.Writer, t *Table, pairs []Pair) error {
	c := csv.NewWriter(w)
	row := []string{"object_id", "content_id", "content_id_y", "time_delta", "account_id", "account_id_y"}
	if err := c.Write(row); err != nil {
		return err
	}
	for _, p := range pairs {
		row[0], row[1], row[2], row[3], row[4], row[5] = t.Name(p.Object), t.Name(p.X), t.Name(p.Y), number(p.Delta), t.Name(p.AccountX), t.Name(p.AccountY)
		if err := c.Write(row); err != nil {
			return err
		}
	}
	c.Flush()
	return c.Error()
}

// WriteEdges writes edges with CooRTweet's columns.
func WriteEdges(w io.Writer, t *Table, edges []Edge) error {
	c := csv.NewWriter(w)
	if err := c.Write([]string{"from", "to", "weight", "avg_time_delta", "n_content_id", "n_content_id_y", "edge_symmetry_score", "weight_threshold"}); err != nil {
		return err
	}
	for _, e := range edges {
		strong := "0"
		if e.Strong {
			strong = "1"
		}
		if err := c.Write([]string{t.Name(e.From), t.Name(e.To), strconv.Itoa(e.Weight), number(e.AvgDelta), strconv.Itoa(e.Contents), strconv.Itoa(e.ContentsY), number(e.Symmetry), strong}); err != nil {
			return err
		}
	}
	c.Flush()
	return c.Error()
}

// number writes a number with the fifteen digits that R's data.table writes.
func number(x float64) string { return strconv.FormatFloat(x, 'g', 15, 64) }
