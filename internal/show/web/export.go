package web

import (
	"bufio"
	"cmp"
	"encoding/csv"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// export is a table of a page for programs: the same rows under the same restrictions, all of them.
type export struct {
	name string     // of the rows: "articles"
	file string     // begins the file's name; name where it is ""
	cut  url.Values // what the rows were cut to, as the address has it
	cols []string
	rows []exportRow
}

// exportRow is a row as an object and as cells, in the order of the columns.
type exportRow struct {
	Object any
	Cells  []string
}

// exportForms are the forms of a table, in the order of their links.
var exportForms = []string{".csv", ".json", ".jsonl"}

// formsOf are the links to a table that is at path, under the same restrictions.
func formsOf(path string, cut url.Values) (out []facetValue) {
	for _, ext := range exportForms {
		out = append(out, facetValue{Label: strings.ToUpper(ext[1:]), URL: address(path+ext, cut)})
	}
	return out
}

// send writes an export: JSON is one object with as_of, cut and the rows; the name of the file says the cut in any form.
func (e *export) send(w http.ResponseWriter, s *site, ext string) {
	h := w.Header()
	h.Set("Content-Type", rowForms[ext])
	h.Set("Content-Disposition", `attachment; filename="`+fileName(cmp.Or(e.file, e.name), e.cut)+ext+`"`)
	h.Set("Cache-Control", "no-cache")
	b := bufio.NewWriter(w)
	defer b.Flush()
	if ext == ".csv" {
		c := csv.NewWriter(b)
		c.Write(e.cols)
		for _, r := range e.rows {
			cells := slices.Clone(r.Cells)
			for i := range cells {
				cells[i] = harmless(cells[i])
			}
			c.Write(cells)
		}
		c.Flush()
		return
	}
	enc := json.NewEncoder(b)
	enc.SetEscapeHTML(false)
	if ext == ".jsonl" {
		for _, r := range e.rows {
			enc.Encode(r.Object)
		}
		return
	}
	head, _ := json.Marshal(s.o.Now().UTC().Format("2006-01-02T15:04:05Z")) // unreachable: a string
	b.WriteString(`{"as_of":` + string(head) + `,"cut":`)
	b.Write(cutJSON(e.cut))
	name, _ := json.Marshal(e.name)
	b.WriteString("," + string(name) + ":[")
	for i, r := range e.rows {
		b.WriteString(map[bool]string{true: "\n", false: ","}[i == 0])
		enc.Encode(r.Object)
	}
	b.WriteString("]}\n")
}

// cutJSON writes what rows were cut to as an object, empty where they are all.
func cutJSON(cut url.Values) []byte {
	flat := map[string]string{}
	for k := range cut {
		if v := cut.Get(k); v != "" {
			flat[k] = v
		}
	}
	b, _ := json.Marshal(flat) // unreachable: strings
	return b
}

// fileName is what an export is saved as, without its ending: the name and what it was cut to. Of the restrictions only
// letters, figures and a few signs stay, since they come from an address, and not more than a file system takes.
func fileName(name string, cut url.Values) string {
	keys := make([]string, 0, len(cut))
	for k := range cut {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, windowOrder)
	for _, k := range keys {
		if v := cut.Get(k); v != "" {
			name += "-" + plainFile(strings.TrimPrefix(k, "f.")) + "-" + plainFile(v)
		}
	}
	const most = 120
	return strings.TrimRight(name[:min(len(name), most)], "-.")
}

// windowOrder sets the begin of a window before its end, and both before other words.
func windowOrder(a, b string) int {
	rank := func(k string) int { return slices.Index([]string{"", "to", "until", "from", "since", "day"}, k) }
	if x, y := rank(a), rank(b); x != y {
		return y - x
	}
	return strings.Compare(a, b)
}

// plainFile leaves of words what a name of a file may have.
func plainFile(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '0' && r <= '9', r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r == '-', r == '_', r == '.':
			return r
		case r == ' ', r == '+', r == ':':
			return '_'
		}
		return -1
	}, s)
}
