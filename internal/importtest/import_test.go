// Package importtest holds the import rules of the house style as a test.
package importtest

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

type pkg struct {
	ImportPath                         string
	Imports, TestImports, XTestImports []string
}

func packages(t *testing.T) []pkg {
	t.Helper()
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports,TestImports,XTestImports", "./...")
	cmd.Dir = "../.."
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []pkg
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p pkg
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
	if len(all) < 10 {
		t.Fatalf("go list names only %d packages", len(all))
	}
	return all
}

// under reports whether path is dir or lies below it.
func under(path, dir string) bool { return path == dir || strings.HasPrefix(path, dir+"/") }

var stages = []string{"collect", "extract", "read", "link", "measure"}

// crossings are the imports between stages, and of stores, that are allowed, with why.
var crossings = []struct{ from, to, why string }{
	{"hearsay/internal/collect", "hearsay/internal/extract", "what a file is, and what of it is the article, is told by its content"},
	{"hearsay/internal/collect", "hearsay/internal/store", "the words for refusals, which the ledger counts; no engine"},
}

// netHTTP are the packages outside collect, show and cmd that may import net/http, with why.
var netHTTP = map[string]string{
	"hearsay/internal/testutil": "scripted servers for tests",
	"hearsay/sample/site":       "the sample world as web sites, for tests and the live demo",
}

// modules are the third-party modules that code and tests import, with why.
var modules = map[string]string{
	"code.dny.dev/ssrf":                         "no fetch reaches a private address",
	"github.com/temoto/robotstxt":               "robots.txt",
	"github.com/sergi/go-diff":                  "word differences of revisions (Myers)",
	"github.com/RoaringBitmap/roaring":          "sets of row numbers",
	"github.com/abadojack/whatlanggo":           "language of input that states none",
	"github.com/alecthomas/kong":                "command line",
	"github.com/cespare/xxhash":                 "shingle hashes",
	"github.com/chromedp/cdproto":               "page tests in a browser",
	"github.com/chromedp/chromedp":              "page tests in a browser",
	"github.com/clipperhouse/uax29":             "UAX #29 words",
	"github.com/google/go-cmp":                  "tests: differences of structures",
	"github.com/kljensen/snowball":              "stems for search",
	"github.com/markusmobius/go-dateparser":     "tests: our own stand-in (internal/nodates) is never asked",
	"github.com/markusmobius/go-htmldate":       "date of a web page",
	"github.com/markusmobius/go-trafilatura":    "main text of a web page",
	"github.com/mattn/go-isatty":                "is it a terminal",
	"github.com/mattn/go-runewidth":             "columns of a character",
	"github.com/mmcdole/gofeed":                 "feeds",
	"github.com/parquet-go/parquet-go":          "export as Parquet",
	"github.com/petar-dambovaliev/aho-corasick": "dictionaries in one pass",
	"github.com/pressly/goose":                  "migrations",
	"github.com/prometheus/client_golang":       "metrics of a running program",
	"github.com/rogpeppe/go-internal":           "tests: scripts of commands",
	"github.com/vbauerster/mpb":                 "progress on a terminal",
	"go.uber.org/goleak":                        "tests: no goroutine stays behind",
	"golang.org/x/net":                          "HTML parser, public suffixes, host names",
	"golang.org/x/sync":                         "groups of goroutines",
	"golang.org/x/sys":                          "file locks",
	"golang.org/x/term":                         "width of the terminal",
	"golang.org/x/text":                         "encodings",
	"golang.org/x/time":                         "how often a token may be tried",
	"gonum.org/v1/gonum":                        "distributions",
	"modernc.org/sqlite":                        "the ledger's engine, without cgo",
	"pgregory.net/rapid":                        "tests: properties",
}

func stageOf(path string) string {
	for _, s := range stages {
		if under(path, "hearsay/internal/"+s) {
			return s
		}
	}
	return ""
}

func crossingAllowed(from, to string) bool {
	return slices.ContainsFunc(crossings, func(c struct{ from, to, why string }) bool { return under(from, c.from) && to == c.to })
}

// wrong says which rule an import breaks, "" if none.
func wrong(from, to string) string {
	own := under(to, "hearsay")
	switch a, b := stageOf(from), stageOf(to); {
	case from == "hearsay" && strings.Contains(to, "."):
		return "the vocabulary needs the standard library only"
	case from == "hearsay" && own:
		return "the vocabulary imports none of our packages"
	case from == "hearsay/internal/show/record" && own && to != "hearsay":
		return "records need the vocabulary only"
	case a != "" && (under(to, "hearsay/internal/store") || b != "" && a != b) && !crossingAllowed(from, to):
		return "a stage reaches another stage or a store"
	case a != "" && (under(to, "hearsay/internal/pipeline") || under(to, "hearsay/cmd") || under(to, "hearsay/internal/show")):
		return "a stage reaches what stands above it"
	case to == "net/http" && !under(from, "hearsay/internal/collect") && !under(from, "hearsay/internal/show") && !under(from, "hearsay/cmd"):
		for dir := range netHTTP {
			if under(from, dir) {
				return ""
			}
		}
		return "net/http outside collect, show and cmd"
	}
	return ""
}

func TestImports(t *testing.T) {
	for _, p := range packages(t) {
		for _, to := range p.Imports {
			if why := wrong(p.ImportPath, to); why != "" {
				t.Errorf("%s imports %s: %s", p.ImportPath, to, why)
			}
		}
		for _, to := range slices.Concat(p.Imports, p.TestImports, p.XTestImports) {
			if host, _, _ := strings.Cut(to, "/"); strings.Contains(host, ".") && !known(to) {
				t.Errorf("%s imports %s: its module is not on the list with a reason", p.ImportPath, to)
			}
		}
	}
}

func known(path string) bool {
	for m := range modules {
		if under(path, m) {
			return true
		}
	}
	return false
}

func TestRules(t *testing.T) {
	for _, c := range []struct {
		from, to string
		ok       bool
	}{
		{"hearsay", "strings", true}, {"hearsay", "golang.org/x/text", false}, {"hearsay", "hearsay/internal/text", false},
		{"hearsay/internal/read", "hearsay/internal/read/quote", true}, {"hearsay/internal/read", "hearsay/internal/extract", false},
		{"hearsay/internal/link/story", "hearsay/internal/store/embedded", false}, {"hearsay/internal/measure", "hearsay/internal/pipeline", false},
		{"hearsay/internal/collect/page", "hearsay/internal/extract", true}, {"hearsay/internal/collect", "hearsay/internal/store/embedded", false},
		{"hearsay/internal/text", "net/http", false}, {"hearsay/internal/show/web", "net/http", true}, {"hearsay/internal/show/record", "hearsay/internal/text", false},
	} {
		if got := wrong(c.from, c.to); (got == "") != c.ok {
			t.Errorf("%s → %s: %q, want allowed %v", c.from, c.to, got, c.ok)
		}
	}
}

// TestDataFileHeaders: every dictionary opens with what it is, its origin and licence, its
// columns and its version.
func TestDataFileHeaders(t *testing.T) {
	n := 0
	err := filepath.WalkDir("../../lexicon", func(path string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() || filepath.Ext(path) != ".txt" || strings.Contains(path, "testdata") {
			return err
		}
		n++
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		head := strings.ToLower(string(b))
		if !strings.HasPrefix(head, "# what:") {
			t.Errorf("%s does not begin with \"# what:\"", path)
		}
		for _, key := range []string{"origin", "licence", "columns", "version"} {
			if !strings.Contains(head, "\n# "+key+":") {
				t.Errorf("%s has no %q line", path, "# "+key+":")
			}
		}
		return nil
	})
	if err != nil || n < 4 {
		t.Errorf("%d data files, error %v", n, err)
	}
}
