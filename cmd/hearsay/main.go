// Command hearsay keeps a ledger of who says what. See package hearsay for the tour.
//
// One file per command: it parses flags, builds what the command needs and calls one
// function. Exit codes: 0 ok, 1 failed, 2 usage, 3 partly done, 130 interrupted (by Ctrl-C or
// SIGTERM) before it was done.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"time"

	"github.com/alecthomas/kong"
	"github.com/mattn/go-isatty"

	"hearsay/internal/read"
)

// cli is the whole command line. Global flags come first.
type cli struct {
	Read        readCmd        `cmd:"" help:"Print the ledger of articles: who says what."`
	Train       trainCmd       `cmd:"" help:"Train a model from corpora on this machine."`
	Eval        evalCmd        `cmd:"" help:"Measure the reader against gold corpora."`
	Ingest      ingestCmd      `cmd:"" help:"Keep articles in the ledger, read them, make them searchable."`
	Add         addCmd         `cmd:"" help:"Follow feeds, sitemaps, pages and folders."`
	Search      searchCmd      `cmd:"" help:"List articles that hold the words, newest first."`
	Edits       editsCmd       `cmd:"" help:"List what outlets changed after publication."`
	Copies      copiesCmd      `cmd:"" help:"List articles that share text: copies, and passages taken over."`
	Compare     compareCmd     `cmd:"" help:"Print the passages that two articles share."`
	Quotes      quotesCmd      `cmd:"" help:"List who says what."`
	Stories     storiesCmd     `cmd:"" help:"List stories: articles about one happening."`
	Claims      claimsCmd      `cmd:"" help:"List claims: who asserts, who denies, how many origins."`
	Origins     originsCmd     `cmd:"" help:"Show where the reports of a claim have it from."`
	Incidents   incidentsCmd   `cmd:"" help:"List incidents: who is said to have done it, by whom."`
	Concert     concertCmd     `cmd:"" help:"Test which outlets publish together beyond chance."`
	Drift       driftCmd       `cmd:"" help:"Show how certainty changes as a claim is retold."`
	Spread      spreadCmd      `cmd:"" help:"Show how far a claim travelled, day by day."`
	Replies     repliesCmd     `cmd:"" help:"Count how often the accused is heard."`
	Sources     sourcesCmd     `cmd:"" help:"Count where the reports of outlets have it from."`
	Blame       blameCmd       `cmd:"" help:"Show whom outlets, or speakers, blame, and how often."`
	Positions   positionsCmd   `cmd:"" help:"Set side by side what each party says to each part of a story."`
	Narratives  narrativesCmd  `cmd:"" help:"List affairs that are told as one beyond chance."`
	Bursts      burstsCmd      `cmd:"" help:"List when somebody or something was talked about more than usual."`
	Numbers     numbersCmd     `cmd:"" help:"List numbers, who gives them, and who contradicts them."`
	Commitments commitmentsCmd `cmd:"" help:"List what parties threaten and promise, and what came of it."`
	Pairs       pairsCmd       `cmd:"" help:"Show what states say, and are said to do, to each other."`
	Calendar    calendarCmd    `cmd:"" help:"Test who publishes near given dates beyond chance."`
	Coverage    coverageCmd    `cmd:"" help:"Tell what part of a window the ledger holds, by outlet and day."`
	Export      exportCmd      `cmd:"" help:"Write tables and networks for other programs."`
	Judge       judgeCmd       `cmd:"" help:"Say what you think of a quote, link, claim or story; kept, never overwritten."`
	Outlets     outletsCmd     `cmd:"" help:"Fill and print the table of outlets and their owners."`
	Doctor      doctorCmd      `cmd:"" help:"Examine the ledger."`
	Serve       serveCmd       `cmd:"" help:"Show the ledger as pages in a browser."`
	Demo        demoCmd        `cmd:"" help:"Look around in an invented world."`
	Redact      redactCmd      `cmd:"" help:"Take a name or passage out for good, on request."`
	Prune       pruneCmd       `cmd:"" help:"Take out what the ledger no longer needs."`
	Backup      backupCmd      `cmd:"" help:"Copy the ledger while it is in use."`
	Version     versionCmd     `cmd:"" help:"Print the version of the program, its models and the ledger format."`
}

// ledgerFlag is embedded by commands that open a ledger.
type ledgerFlag struct {
	DB string `name:"db" placeholder:"FILE" env:"HEARSAY_DB" help:"Ledger file; otherwise $$HEARSAY_DB, otherwise hearsay.db in the platform's data folder."`
}

// path returns the ledger to open.
func (l ledgerFlag) path() (string, error) {
	if l.DB != "" {
		return l.DB, nil
	}
	dir := os.Getenv("XDG_DATA_HOME")
	if dir == "" {
		home, err := os.UserHomeDir()
		if err != nil {
			return "", hintf(err, "name the ledger with --db FILE or $HEARSAY_DB")
		}
		switch runtime.GOOS {
		case "windows":
			dir = os.Getenv("LOCALAPPDATA")
		case "darwin":
			dir = filepath.Join(home, "Library", "Application Support")
		}
		if dir == "" {
			dir = filepath.Join(home, ".local", "share")
		}
	}
	return filepath.Join(dir, "hearsay", "hearsay.db"), nil
}

// app is what a command may use of the world.
type app struct {
	ctx            context.Context
	stdin          io.Reader
	stdout, stderr io.Writer
	tty            bool // stdout is a terminal
	errTTY         bool // stderr is a terminal: progress is drawn, not printed
	color          bool // tty, and NO_COLOR is not set
	width          int  // columns of the terminal, 80 where unknown
	now            func() time.Time
	command        string       // as parsed: "judge right <of>"
	page           bool         // the rows are for a page, which shows what is said beside them whatever their form
	reader         *read.Reader // that a page has at hand, nil otherwise
	retold         *retoldKept  // of the pages, nil otherwise
}

// usageError is a mistake in the command line: exit code 2.
type usageError struct{ error }

// partialError says that part of the work was refused: exit code 3.
type partialError struct{ error }

// hintError carries the next step for the person at the keyboard.
type hintError struct {
	error
	hint string
}

func (e hintError) Unwrap() error    { return e.error }
func (e usageError) Unwrap() error   { return e.error }
func (e partialError) Unwrap() error { return e.error }

// hintf adds a hint line to err.
func hintf(err error, format string, args ...any) error {
	return hintError{err, fmt.Sprintf(format, args...)}
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	a := &app{
		ctx: ctx, stdin: &interruptible{ctx: ctx, r: os.Stdin}, stdout: os.Stdout, stderr: os.Stderr,
		tty: isatty.IsTerminal(os.Stdout.Fd()), errTTY: isatty.IsTerminal(os.Stderr.Fd()),
		width: terminalWidth(), now: time.Now,
	}
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends what does not listen: opening a pipe that nobody writes to
	a.color = a.tty && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	code := run(a, os.Args[1:])
	stop()
	os.Exit(code)
}

// flagHelp is what --help says of a flag: its variable once, where the words name it already.
func flagHelp(v *kong.Value) string {
	for _, env := range v.Tag.Envs {
		if strings.Contains(v.Help, "$"+env) {
			return v.Help
		}
	}
	return kong.DefaultHelpValueFormatter(v)
}

// ordered refuses a day that is none, and a window that ends before it begins: whatever holds nothing by mistake looks
// like silence, and what holds everything like an answer.
func ordered(k *kong.Context) error {
	for _, f := range k.Flags() {
		if s, ok := f.Target.Interface().(string); ok && s != "" && f.PlaceHolder == "DAY" {
			if _, err := time.Parse(time.DateOnly, s); err != nil {
				return usageError{fmt.Errorf("--%s: %q is no day (YYYY-MM-DD)", f.Name, s)}
			}
		}
	}
	for _, x := range [][2]string{{"since", "until"}, {"from", "to"}} {
		day := map[string]string{}
		for _, f := range k.Flags() {
			if s, ok := f.Target.Interface().(string); ok && (f.Name == x[0] || f.Name == x[1]) {
				day[f.Name] = s
			}
		}
		if from, to := day[x[0]], day[x[1]]; isDay(from) && isDay(to) && from > to {
			return usageError{fmt.Errorf("--%s %s lies after --%s %s: the window is empty", x[0], from, x[1], to)}
		}
	}
	return nil
}

// isDay reports whether s begins with a day, YYYY-MM-DD.
func isDay(s string) bool {
	_, err := time.Parse(time.DateOnly, s[:min(len(s), len(time.DateOnly))])
	return err == nil
}

// run parses args, runs the command and returns the exit code.
func run(a *app, args []string) int {
	if len(args) == 0 {
		welcome(a.stdout)
		return 0
	}
	var c cli
	exit := -1
	parser, err := kong.New(&c, kong.Name("hearsay"),
		kong.Description("Reads news and official statements and keeps a ledger of who says what."),
		kong.Writers(a.stdout, a.stderr), kong.Exit(func(code int) { exit = code }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}), kong.ValueFormatter(flagHelp), kong.Bind(a))
	if err != nil {
		return report(a, err)
	}
	args = asCommand(args)
	k, err := parser.Parse(args)
	if exit >= 0 { // --help
		return exit
	}
	if err != nil {
		return report(a, usageError{mistaken(parser.Model, args, err)})
	}
	a.command = k.Command()
	if err := ordered(k); err != nil {
		return report(a, err)
	}
	if err = k.Run(); err == nil {
		err = tellUnknown(a, k)
	}
	if err == nil {
		err = after(a, k.Selected().Target.Addr().Interface())
	}
	return report(a, err)
}

// report prints err as one line with its hints and returns the exit code it stands for.
func report(a *app, err error) int {
	if err == nil {
		return 0
	}
	if errors.Is(err, syscall.EPIPE) {
		return 0 // the reader went away, as in `| head`
	}
	var partial partialError
	var usage usageError
	code := 1
	switch {
	case errors.As(err, &partial):
		code = 3
	case errors.As(err, &usage):
		code = 2
	case errors.Is(err, context.Canceled):
		code = 130
		err = errors.New("interrupted; what was finished is kept, run the command again to go on")
	}
	fmt.Fprintf(a.stderr, "hearsay: %v\n", err)
	var h hintError
	if errors.As(err, &h) {
		fmt.Fprintf(a.stderr, "hint: %s\n", h.hint)
	}
	return code
}

func welcome(w io.Writer) {
	fmt.Fprint(w, `Hearsay keeps a ledger of who says what: which speaker, quoted by whom, claims what.

  hearsay demo                  look around in an invented world (opens nothing, keeps nothing)
  hearsay read FILE             the ledger of one article: text, HTML or JSONL
  hearsay ingest FILE…          keep articles in a ledger, read them, make them searchable
  hearsay add feed URL          follow what an outlet publishes
  hearsay serve                 show the ledger at http://127.0.0.1:8417

  hearsay --help                all commands
`)
}
