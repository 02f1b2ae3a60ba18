package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/alecthomas/kong"

	"hearsay/internal/read"
	"hearsay/internal/show/web"
)

// asked are the commands whose rows the pages show, with the flags that a page may set: none that
// names a file of the machine. Words of args are taken in this order behind the flags.
var asked = []struct {
	name, title, group string
	flags, args        string
	needs              string // an argument or flag without which nothing is answered
	at                 string // column of the rows' time
}{
	{"search", "Articles", "What came in", "since until outlet lang", "words", "", "published"},
	{"quotes", "Quotes", "What came in", "since until outlet lang speaker article", "words", "", "published"},
	{"edits", "Edits after publication", "What came in", "since until outlet lang silent", "", "", "seen"},
	{"copies", "Shared text", "What came in", "since until outlet lang kind by-outlet", "", "", ""},
	{"coverage", "Coverage", "What came in", "since until outlet days gaps", "", "", ""},
	{"stories", "Stories", "What is told", "since until at-least article", "", "", "last"},
	{"claims", "Claims", "What is told", "since until at-least kind denied article", "", "", "last"},
	{"incidents", "Incidents and accusations", "What is told", "since until status article", "", "", "last"},
	{"positions", "Positions in a story", "What is told", "at-least from to", "story", "story", ""},
	{"numbers", "Numbers", "What is told", "since until outlet disagree frequency", "words", "", "at"},
	{"commitments", "Threats and promises", "What is told", "since until outlet kind status", "party", "", "at"},
	{"blame", "Blame shares", "Who blames whom", "since until by bloc per states opinion", "name", "", ""},
	{"replies", "Was the accused heard?", "Who blames whom", "since until outlet detail", "", "", ""},
	{"pairs", "Pairs of states", "Who blames whom", "since until by outlet without within", "a b", "", ""},
	{"concert", "Concert", "Beyond chance", "since until by claims outlet with window at-least all", "", "", ""},
	{"narratives", "Narratives", "Beyond chance", "since until of over max-q grow tested spoken all", "", "", "first_at"},
	{"bursts", "Bursts", "Beyond chance", "since until outlet lang of at-least actor word", "", "", "from"},
	{"sources", "Where reports have it from", "How it is retold", "since until by detail", "outlet", "", ""},
	{"drift", "Certainty drift", "How it is retold", "since until by at-least", "claim", "", ""},
	{"spread", "Spread of a claim or charge", "How it is retold", "accused", "claim", "claim", ""},
}

// choosable are the values that a page may give to a flag that takes files as well.
var choosable = map[string][]string{"bloc": {"owner-kind", "country", "owner", "kind"}}

// asker answers the pages' questions by the commands themselves.
type asker struct {
	path   string // of the ledger
	reader *read.Reader
	now    func() time.Time
	list   []web.Question
	model  *kong.Application
	retold retoldKept
}

func newAsker(path string, reader *read.Reader, now func() time.Time) (*asker, error) {
	p, err := kong.New(&cli{}, kong.Name("hearsay"), kong.Bind(&app{}))
	if err != nil {
		return nil, err
	}
	k := &asker{path: path, reader: reader, now: now, model: p.Model}
	for _, x := range asked {
		node := k.node(x.name)
		if node == nil {
			return nil, fmt.Errorf("no command %s", x.name)
		}
		q := web.Question{Name: x.name, Title: x.title, Group: x.group, Help: node.Help, Detail: paragraphs(node.Detail), At: x.at, Needs: x.needs}
		args := strings.Fields(x.args)
		for i, name := range args {
			v := node.Positional[min(i, len(node.Positional)-1)]
			p := web.Param{Name: name, Help: v.Help, Kind: "text"}
			if name == "claim" || name == "story" {
				p.Help = strings.Replace(p.Help, "; hearsay "+x.name, "", 1)
			}
			q.Params = append(q.Params, p)
		}
		for _, name := range strings.Fields(x.flags) {
			f := flagOf(node, name)
			if f == nil {
				return nil, fmt.Errorf("%s has no flag %s", x.name, name)
			}
			q.Params = append(q.Params, param(f))
		}
		k.list = append(k.list, q)
	}
	return k, nil
}

func (k *asker) node(name string) *kong.Node {
	for _, n := range k.model.Children {
		if n.Name == name {
			return n
		}
	}
	return nil
}

func flagOf(n *kong.Node, name string) *kong.Flag {
	for _, f := range n.Flags {
		if f.Name == name {
			return f
		}
	}
	return nil
}

// param describes a flag.
func param(f *kong.Flag) web.Param {
	p := web.Param{Name: f.Name, Help: f.Help, Kind: "text", Default: f.Default, Choices: choosable[f.Name]}
	for _, c := range strings.Split(f.Enum, ",") {
		if c != "" {
			p.Choices = append(p.Choices, c)
		}
	}
	switch {
	case len(p.Choices) > 0:
		p.Kind = "choice"
	case f.IsBool():
		p.Kind, p.Default = "flag", ""
	case f.PlaceHolder == "DAY":
		p.Kind = "day"
	case f.PlaceHolder == "N" || f.PlaceHolder == "DAYS":
		p.Kind = "number"
	}
	return p
}

// Questions lists what may be asked.
func (k *asker) Questions() []web.Question { return k.list }

// argument puts a question as a command line. Values never begin a flag of their own: flags are
// written --name=value, and arguments stand behind "--".
func (k *asker) argument(name string, vals url.Values) (flags, args []string, err error) {
	i := slices.IndexFunc(k.list, func(q web.Question) bool { return q.Name == name })
	if i < 0 {
		return nil, nil, fmt.Errorf("%w: there is no question %q", web.ErrAsked, name)
	}
	known := 0
	for _, p := range k.list[i].Params {
		v := strings.TrimSpace(vals.Get(p.Name))
		if len(vals[p.Name]) > 0 {
			known++
		}
		if v == "" {
			continue
		}
		if len(v) > 300 || strings.ContainsAny(v, "\x00\r\n") {
			return nil, nil, fmt.Errorf("%w: %s is too long, or no line", web.ErrAsked, p.Name)
		}
		switch {
		case slices.Contains(strings.Fields(asked[i].args), p.Name):
			args = append(args, v)
		case p.Kind == "flag":
			if v == "1" || v == "true" || v == "on" {
				flags = append(flags, "--"+p.Name)
			}
		case p.Kind == "choice" && !slices.Contains(p.Choices, v):
			return nil, nil, fmt.Errorf("%w: %s is one of %s, not %q", web.ErrAsked, p.Name, strings.Join(p.Choices, ", "), v)
		default:
			flags = append(flags, "--"+p.Name+"="+v)
		}
	}
	if known < len(vals) {
		for key := range vals {
			if k.list[i].Params == nil || !slices.ContainsFunc(k.list[i].Params, func(p web.Param) bool { return p.Name == key }) {
				return nil, nil, fmt.Errorf("%w: %s has no %q", web.ErrAsked, name, key)
			}
		}
	}
	if need := asked[i].needs; need != "" && vals.Get(need) == "" {
		return nil, nil, fmt.Errorf("%w: %s needs a %s", web.ErrAsked, name, need)
	}
	return flags, args, nil
}

// Ask runs the command. What it says on standard error are the notes.
func (k *asker) Ask(ctx context.Context, name string, vals url.Values, form string, most int, w io.Writer) ([]string, error) {
	flags, args, err := k.argument(name, vals)
	if err != nil {
		return nil, err
	}
	line := append([]string{name, "--db=" + k.path, "--output=" + form}, flags...)
	if most > 0 {
		line = append(line, fmt.Sprintf("--limit=%d", most))
	}
	if len(args) > 0 {
		line = append(append(line, "--"), args...)
	}
	return k.run(ctx, line, w)
}

// onlyFlags is what a note says to who types commands: a page has fields, and exports, for that.
var onlyFlags = regexp.MustCompile(` \((--[a-z]|-o |hearsay [a-z]+ --)[^)]*\)|; (--[a-z-]+|-o) [^;]*$|^.*; --limit N shows more$`)

// forPage rewords the rest.
var forPage = strings.NewReplacer(" (--world, $HEARSAY_WORLD)", "", "; hearsay coverage tells more", "")

// run runs a command line and returns what it says on standard error.
func (k *asker) run(ctx context.Context, line []string, w io.Writer) ([]string, error) {
	var said bytes.Buffer
	a := &app{ctx: ctx, stdin: strings.NewReader(""), stdout: w, stderr: &said, width: 120, now: k.now, page: true, reader: k.reader, retold: &k.retold}
	code := run(a, line)
	var notes []string
	for l := range strings.Lines(said.String()) {
		if l = strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(l, "hearsay: "), "hint: ")); l == noCommands {
			continue
		}
		if l = forPage.Replace(onlyFlags.ReplaceAllString(l, "")); l != "" {
			notes = append(notes, l)
		}
	}
	switch told := strings.Join(notes, "; "); {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case code == 2:
		return nil, fmt.Errorf("%w: %s", web.ErrAsked, told)
	case code != 0 && code != 3:
		return nil, fmt.Errorf("hearsay %s: %s", line[0], told)
	}
	return notes, nil
}

var plainWord = regexp.MustCompile(`^[\w@%+=:,./-]+$`)

// Command words a question as it is typed in a terminal.
func (k *asker) Command(name string, vals url.Values) string {
	flags, args, err := k.argument(name, vals)
	if err != nil {
		return "hearsay " + name
	}
	words := append([]string{"hearsay", name}, flags...)
	if len(args) > 0 && strings.HasPrefix(args[0], "-") {
		words = append(words, "--")
	}
	words = append(words, args...)
	for i, x := range words {
		if !plainWord.MatchString(x) {
			words[i] = "'" + strings.ReplaceAll(x, "'", `'\''`) + "'"
		}
	}
	return strings.Join(words, " ")
}

// paragraphs leaves the examples of a help text, which are indented, out.
func paragraphs(help string) string {
	var out []string
	for p := range strings.SplitSeq(help, "\n\n") {
		if !strings.HasPrefix(p, "  ") {
			out = append(out, strings.Join(strings.Fields(p), " "))
		}
	}
	return strings.Join(out, "\n\n")
}
