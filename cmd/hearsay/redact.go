package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"hearsay/internal/store"
	"hearsay/internal/store/embedded"
)

type redactCmd struct {
	Out  redactOutCmd  `cmd:"" default:"withargs" help:"Take a name or passage out of the ledger."`
	List redactListCmd `cmd:"" help:"Print what was taken out: hashes, dates, notes."`
}

type redactOutCmd struct {
	ledgerFlag
	Name   []string `arg:"" optional:"" help:"The name, in quotation marks or as words."`
	Text   string   `placeholder:"PASSAGE" help:"A passage instead of a name; - reads it from standard input, so that it stays out of the shell's history."`
	Note   string   `placeholder:"WHY" help:"Kept with the date, shown by redact list. Do not repeat the name here."`
	Apply  bool     `help:"Do it. Otherwise only says where the words stand."`
	Output string   `short:"o" enum:"table,json" default:"table" help:"table or json."`
}

// Help is shown by hearsay redact --help.
func (redactCmd) Help() string {
	return `Takes a name or passage out: of texts, headlines, bylines, readings, word indexes, what feeds
said, refusals, web addresses of articles and links; bodies fetched for these articles are
dropped. Each letter gives way to a sign #, so quotes and links stay in their places. It lasts:
the same article fetched again, new articles and new readings are masked, too. The ledger
keeps the SHA-256 of the words (in small letters, one space between them), the date and your note;
pages tell how many passages were removed and when. It cannot be undone.

Letter case, line breaks and punctuation between the words do not count; only whole words do.
A surname standing alone is another name: take it out as well if it means the same person.
Backups and copies made before still hold the words.

  hearsay redact "Mara Pell"                     where does it stand?
  hearsay redact "Mara Pell" --apply --note "request of 3 March"
  hearsay redact --text - --apply < passage.txt
  hearsay redact list`
}

// redactReport is what redact prints as JSON.
type redactReport struct {
	Ledger string `json:"ledger"`
	Done   bool   `json:"done"`
	store.Finding
	Copies []string `json:"copies"` // files beside the ledger that may still hold the words
}

// Run looks, or takes out.
func (c *redactOutCmd) Run(a *app) error {
	words, err := c.words(a.stdin)
	if err != nil {
		return err
	}
	p := newLong(a)
	defer p.end()
	var r redactReport
	var held error
	if c.Apply {
		if folded(c.Note, words) {
			return usageError{hintf(errors.New("redact: the note repeats the words that are to be taken out"), "the note stays in the ledger; name the request, not the person")}
		}
		l, err := openWriter(a, c.ledgerFlag)
		if err != nil {
			return err
		}
		defer l.Close()
		r.Ledger, r.Done = l.Path(), true
		if r.Finding, err = l.Redact(a.ctx, words, c.Note, a.now(), p.show); errors.Is(err, embedded.ErrHeld) {
			held = hintf(fmt.Errorf("redact: done, but %w: the log %s-wal keeps the bytes until that ends", err, l.Path()), "end the other hearsay (serve, backup) and run the same command again")
		} else if err != nil {
			return redactHint(err)
		}
	} else {
		l, err := openReader(a, c.ledgerFlag)
		if err != nil {
			return err
		}
		defer l.Close()
		r.Ledger = l.Path()
		if r.Finding, err = l.FindWords(a.ctx, words, p.show); err != nil {
			return redactHint(err)
		}
	}
	p.end()
	if r.Copies, err = copiesOf(r.Ledger); err != nil {
		return err
	}
	if err := r.print(a, c.Output); err != nil {
		return err
	}
	return held
}

// words returns what is to be taken out.
func (c *redactOutCmd) words(stdin io.Reader) (string, error) {
	name := strings.Join(c.Name, " ")
	switch {
	case name != "" && c.Text != "":
		return "", usageError{errors.New("redact: a name or --text, not both")}
	case c.Text == "-":
		b, err := io.ReadAll(io.LimitReader(stdin, 1<<20))
		return string(b), err
	case name == "" && c.Text == "":
		return "", usageError{hintf(errors.New("redact: no name and no --text"), `hearsay redact "Mara Pell" says where the name stands; redact list shows what was taken out`)}
	}
	return name + c.Text, nil
}

// folded reports whether note holds the words, roughly.
func folded(note, words string) bool {
	fold := func(s string) string { return " " + strings.ToLower(strings.Join(strings.Fields(s), " ")) + " " }
	return strings.TrimSpace(words) != "" && strings.Contains(fold(note), strings.TrimSpace(fold(words)))
}

func redactHint(err error) error {
	if errors.Is(err, embedded.ErrWords) {
		return usageError{fmt.Errorf("redact: %w", err)}
	}
	return ledgerHint(err)
}

// copiesOf names files beside a ledger that hold older states of it.
func copiesOf(path string) ([]string, error) {
	dir, base := filepath.Split(path)
	if dir == "" {
		dir = "."
	}
	all, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	out := []string{}
	for _, e := range all {
		if strings.HasPrefix(e.Name(), base+".before-") {
			out = append(out, filepath.Join(dir, e.Name()))
		}
	}
	if b, ok := lastBackup(path); ok {
		if _, err := os.Stat(b.File); err == nil {
			out = append(out, b.File)
		}
	}
	return out, nil
}

func (r redactReport) print(a *app, form string) error {
	if form == "json" {
		b, err := marshal(r)
		if err == nil {
			_, err = a.stdout.Write(b)
		}
		return err
	}
	w := a.stdout
	verb := "found"
	if r.Done {
		verb = "removed"
	}
	fmt.Fprintf(w, "%s in %d places of %d articles (%d versions)\n", verb, r.Places, r.Articles, r.Revisions)
	for _, row := range []struct {
		n    int
		what string
	}{{r.Names, "names in readings"}, {r.Feeds, "titles and summaries of feeds and their pages"}, {r.Refusals, "messages of refusals"}, {r.Links, "web addresses of articles and links"}, {r.Raw, "fetched bodies, which are dropped whole"}} {
		if row.n > 0 {
			fmt.Fprintf(w, "  %7d %s\n", row.n, row.what)
		}
	}
	fmt.Fprintf(w, "hash %s of %d words\n", r.Hash, r.Words)
	if r.Addresses > 0 {
		fmt.Fprintf(a.stderr, "hearsay: %d addresses of followed pages, sources or ids of the input hold the words and stay: by them an article is known again\n", r.Addresses)
	}
	if r.Alone > 0 {
		fmt.Fprintf(a.stderr, "hearsay: in %d more places of these articles the last word stands alone\nhint: take it out as well if it means the same person and no other\n", r.Alone)
	}
	if len(r.Copies) > 0 {
		fmt.Fprintf(a.stderr, "hearsay: copies are not touched and may hold the words: %s\n", strings.Join(r.Copies, ", "))
	}
	if !r.Done {
		fmt.Fprintln(a.stderr, "hearsay: nothing was changed\nhint: --apply takes the words out for good; it cannot be undone")
	}
	return nil
}

type redactListCmd struct {
	ledgerFlag
	rowsFlag
}

// redactRow is a row of redact list.
type redactRow struct {
	Hash      string `json:"hash"`
	Words     int    `json:"words"`
	At        string `json:"at"`
	Places    int    `json:"places"`
	Revisions int    `json:"revisions"`
	Note      string `json:"note"`
}

// Run prints the list.
func (c *redactListCmd) Run(a *app) error {
	if err := c.check(); err != nil {
		return err
	}
	l, err := openReader(a, c.ledgerFlag)
	if err != nil {
		return err
	}
	defer l.Close()
	all, err := l.Redactions(a.ctx)
	if err != nil {
		return ledgerHint(err)
	}
	header := []string{"hash", "words", "at", "places", "revisions", "note"}
	w := newRows(a, c.Output, column{"HASH", 12}, column{"WORDS", 5}, column{"REMOVED", 16}, column{"PLACES", 7}, column{"VERSIONS", 8}, column{"NOTE", 0})
	for i, r := range all {
		if n := c.limit(a); n > 0 && i == n {
			break
		}
		at := r.At.UTC().Format("2006-01-02T15:04:05Z")
		row := redactRow{r.Hash, r.Words, at, r.Hits, r.Revisions, r.Note}
		if err := w.row(row, []string{r.Hash[:12], strconv.Itoa(r.Words), r.At.UTC().Format("2006-01-02 15:04"), strconv.Itoa(r.Hits), strconv.Itoa(r.Revisions), r.Note},
			header, []string{r.Hash, strconv.Itoa(r.Words), at, strconv.Itoa(r.Hits), strconv.Itoa(r.Revisions), r.Note}); err != nil {
			return err
		}
	}
	if w.n == 0 && c.tells(a) {
		fmt.Fprintln(a.stderr, "hearsay: nothing was taken out of this ledger")
	}
	return w.end(header)
}
