package extract

import (
	"errors"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func TestDecode(t *testing.T) {
	const cyr = "Порт закрыт, сказал он"
	enc := func(f func(rune) byte) string {
		var b []byte
		for _, r := range cyr {
			b = append(b, f(r))
		}
		return string(b)
	}
	cp1251 := enc(func(r rune) byte {
		if r >= 'А' && r <= 'я' {
			return byte(r-'А') + 0xC0
		}
		return byte(r)
	})
	koi := map[rune]byte{'П': 0xF0, 'о': 0xCF, 'р': 0xD2, 'т': 0xD4, 'з': 0xDA, 'а': 0xC1, 'к': 0xCB, 'ы': 0xD9, 'с': 0xD3, 'л': 0xCC, 'н': 0xCE}
	koi8 := enc(func(r rune) byte {
		if b, ok := koi[r]; ok {
			return b
		}
		return byte(r)
	})
	for _, tc := range []struct{ name, in, want string }{
		{"empty", "", ""},
		{"utf-8", "café\r\n", "café\r\n"},
		{"mark", "\ufeffcafé", "café"},
		{"one mark only", "\ufeff\ufeffx", "\ufeffx"},
		{"utf-16le", "\xff\xfea\x00\xe9\x00", "aé"},
		{"utf-16be", "\xfe\xff\x00a\x00\xe9", "aé"},
		{"utf-16 half a pair", "\xff\xfe\x3d\xd8a\x00", "\ufffda"},
		{"broken utf-8", "é\xff\xe2\x82é", "é\ufffd\ufffd\ufffdé"[:2] + "\ufffd\ufffd\ufffdé"},
		{"windows-1252", "\x93caf\xe9\x94 \x96 \x80", "“café” – €"},
		{"windows-1251", cp1251, cyr},
		{"koi8-r", koi8, cyr},
	} {
		if tc.name == "broken utf-8" {
			tc.in = "ééé\xff\xe2\x82" // three whole, three broken
			tc.want = "ééé\ufffd\ufffd\ufffd"
		}
		if got := Decode([]byte(tc.in)); got != tc.want {
			t.Errorf("%s: Decode(%q) = %q, want %q", tc.name, tc.in, got, tc.want)
		}
	}
}

func TestText(t *testing.T) {
	long := strings.Repeat("word ", 50)
	for _, tc := range []struct {
		name, in string
		want     Stated
	}{
		{"empty", "", Stated{}},
		{"no title", "The port is closed.\n\nMore.", Stated{Text: "The port is closed.\n\nMore."}},
		{"title", "Port closed\n\nIt is.\n", Stated{Title: "Port closed", Text: "It is.\n"}},
		{"title in quotes", "“Closed.”\n\nIt is.", Stated{Text: "“Closed.”\n\nIt is."}},
		{"title asks", "Port closed?\r\n\r\n\r\nIt is.\r\nYes.", Stated{Title: "Port closed?", Text: "It is.\r\nYes."}},
		{"no blank line", "Port closed\nIt is.", Stated{Text: "Port closed\nIt is."}},
		{"long line", long + "\n\nx", Stated{Text: long + "\n\nx"}},
		{"one line", "Port closed", Stated{Text: "Port closed"}},
		{"indent stays", "Port closed\n\n  It is.", Stated{Title: "Port closed", Text: "  It is."}},
		{"header", "ref: w1\noutlet: The Meridian Courier\nurl: https://courier.example/1\npublished: 2031-03-03T18:05:00+01:00\ntitle: Port closed\nlang: en\ngenre: news\n\nIt is.\n\nMore.",
			Stated{Ref: "w1", Outlet: "The Meridian Courier", URL: "https://courier.example/1", Published: "2031-03-03T18:05:00+01:00", Title: "Port closed", Lang: "en", Genre: "news", Text: "It is.\n\nMore."}},
		{"header of another case", "\ufeffTitle: \"A: b\"\r\nLang: en\r\n\r\nIt is.", Stated{Title: "A: b", Lang: "en", Text: "It is."}},
		{"header without title", "outlet: X\n\nPort closed\n\nIt is.", Stated{Outlet: "X", Title: "Port closed", Text: "It is."}},
		{"header alone", "title: A\nlang: en", Stated{Title: "A", Lang: "en"}},
		{"unknown key", "title: A\nmood: B\n\nIt is.", Stated{Text: "title: A\nmood: B\n\nIt is."}},
		{"none of the three", "lang: en\nref: 5\n\nIt is.", Stated{Text: "lang: en\nref: 5\n\nIt is."}},
		{"a line with a colon", "Minister: we stay\n\nIt is.", Stated{Title: "Minister: we stay", Text: "It is."}},
	} {
		if d := cmp.Diff(tc.want, Text([]byte(tc.in))); d != "" {
			t.Errorf("%s: -want +got:\n%s", tc.name, d)
		}
	}
}

func TestMarkdown(t *testing.T) {
	for _, tc := range []struct {
		name, in string
		want     Stated
	}{
		{"title", "# Port *closed* #\n\nIt **is**.\n", Stated{Title: "Port *closed*", Text: "It **is**.\n"}},
		{"front matter", "---\ntitle: 'Port closed'\ntags: [a, b]\ndraft: false\npublished: 2031-03-03\n---\n\n# Head\nIt is.",
			Stated{Title: "Port closed", Published: "2031-03-03", Text: "# Head\nIt is."}},
		{"front matter without title", "---\noutlet: X\n---\n# Port closed\n\nIt is.", Stated{Outlet: "X", Title: "Port closed", Text: "It is."}},
		{"open front matter", "---\ntitle: A\n\nIt is.", Stated{Text: "---\ntitle: A\n\nIt is."}},
		{"header", "title: A\n\nIt is.", Stated{Title: "A", Text: "It is."}},
		{"second heading", "## Port closed\n\nIt is.", Stated{Text: "## Port closed\n\nIt is."}},
	} {
		if d := cmp.Diff(tc.want, Markdown([]byte(tc.in))); d != "" {
			t.Errorf("%s: -want +got:\n%s", tc.name, d)
		}
	}
}

func TestLanguage(t *testing.T) {
	for _, tc := range []struct{ text, want string }{
		{"", ""},
		{"Port closed", ""},
		{"12345 67890 --- 12345 67890 --- 12345", ""},
		{"The harbour office said on Thursday that the port would stay closed until the inquiry has ended.", "en"},
		{"Palace denies poisoning of dissident in Velm", "en"}, // headlines: their small words tell
		{"Velia weist Vorwurf der Sabotage zurück und droht mit Klage", "de"},
		{"Velia accuse Belmora d'avoir coupé le câble dans le port", "fr"},
		{"Velia Belmora Tarnovia Quillara", ""},
		{"Das Hafenamt teilte am Donnerstag mit, dass der Hafen bis zum Ende der Untersuchung geschlossen bleibt.", "de"},
		{"Le bureau du port a déclaré jeudi que le port resterait fermé jusqu'à la fin de l'enquête.", "fr"},
		{"Управление порта сообщило в четверг, что порт останется закрытым до окончания расследования, и попросило суда ждать снаружи.", "ru"},
		{"Управління порту повідомило у четвер, що порт залишатиметься закритим до завершення розслідування.", "uk"},
		{"أعلنت إدارة الميناء يوم الخميس أن الميناء سيبقى مغلقا حتى انتهاء التحقيق في الحريق", "ar"},
		{"港口办公室星期四表示，在火灾调查结束之前，港口将继续关闭，并要求船只在外面等候。", "zh"},
		{"港湾事務所は木曜日、火災の調査が終わるまで港は閉鎖されたままになると述べた。", "ja"},
	} {
		if got := Language(tc.text); got != tc.want {
			t.Errorf("Language(%q) = %q, want %q", tc.text, got, tc.want)
		}
	}
	const en = "The harbour office said on Thursday that the port would stay closed until the inquiry has ended."
	if got := Language(en, "de", "xx", "en"); got != "en" {
		t.Errorf("with candidates: %q", got)
	}
	if got := Language(en, "xx"); got != "" {
		t.Errorf("with no known candidate: %q", got)
	}
	if got := Language("港口办公室星期四表示，在火灾调查结束之前，港口将继续关闭。", "en"); got != "" {
		t.Errorf("another script than any candidate's: %q", got)
	}
	long := strings.Repeat(en+" ", 3) + strings.Repeat("Ships wait; crews talk, and nobody outside knows what happens next to any of them. ", 60)
	if got := Language(long); got != "en" {
		t.Errorf("long text: %q (the library's confidence turns negative there)", got)
	}
}

func TestLangCode(t *testing.T) {
	for in, want := range map[string]string{
		"en": "en", "EN": "en", "en-GB": "en", "pt_BR": "pt", "eng": "en", " uk ": "uk", "": "", "und": "", "x": "", "English": "", "zh-Hant-TW": "zh",
	} {
		if got := LangCode(in); got != want {
			t.Errorf("LangCode(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestPageTime(t *testing.T) {
	for _, tc := range []struct{ in, at, precision string }{
		{"2026-03-05T10:05:00Z", "2026-03-05T10:05:00Z", ""},
		{"2026-03-05T10:05:00.000+0200", "2026-03-05T10:05:00+02:00", ""},
		{"2026-03-05T10:05+0200", "2026-03-05T10:05+02:00", ""},
		{"Thu, 05 Mar 2026 10:05:00 GMT", "2026-03-05T10:05:00Z", ""},
		{"2026-03-05T00:00:00+02:00", "2026-03-05T00:00:00+02:00", "day"},
		{"2026-03-05 00:00:00", "2026-03-05 00:00:00", "day"},
		{"2026-03-05T00:00:01Z", "2026-03-05T00:00:01Z", ""},
		{"2026-03-05T00:00:00.500Z", "2026-03-05T00:00:00.500Z", ""},
		{"2026-03-05", "2026-03-05", ""},
		{"20260305", "2026-03-05", ""},
		{"March 5, 2026", "2026-03-05", ""},
		{"Thu, 05 Mar 2026 10:05:00 EST", "", ""},
		{"yesterday", "", ""},
		{"", "", ""},
	} {
		if at, p := pageTime(tc.in); at != tc.at || p != tc.precision {
			t.Errorf("pageTime(%q) = %q, %q, want %q, %q", tc.in, at, p, tc.at, tc.precision)
		}
	}
}

func TestAddressDate(t *testing.T) {
	for in, want := range map[string]string{
		"https://courier.example/2026/03/05/port":   "2026-03-05",
		"https://courier.example/news/2026-3-5-x":   "2026-03-05",
		"https://courier.example/2026/13/05/port":   "",
		"https://courier.example/2026/03/port":      "",
		"https://courier.example/port?d=2026-03-05": "",
		"": "",
	} {
		if got := addressDate(in); got != want {
			t.Errorf("addressDate(%q) = %q, want %q", in, got, want)
		}
	}
}

func wrap(head string) string {
	return `<!doctype html><html lang="en-GB"><head><title>Port closed - The Meridian Courier</title>` + head + `</head><body><article><h1>Port closed</h1>` +
		strings.Repeat("<p>The harbour office said on Thursday that the port would stay closed until the inquiry into the fire has ended.</p>", 3) +
		`</article></body></html>`
}

func TestPageStated(t *testing.T) {
	const at = "https://www.courier.example/2026/03/04/port"
	ld := func(s string) string { return `<script type="application/ld+json">` + s + `</script>` }
	for _, tc := range []struct {
		name, head, url string
		want            Stated // Text is not compared
	}{
		{"bare", "", at, Stated{URL: at, Title: "Port closed", Lang: "en-GB", Published: "2026-03-04"}},
		{"meta", `<meta property="og:site_name" content="The Meridian Courier"><meta property="article:published_time" content="2026-03-05T10:05:00+02:00">`, at,
			Stated{URL: at, Title: "Port closed", Outlet: "The Meridian Courier", Lang: "en-GB", Published: "2026-03-05T10:05:00+02:00"}},
		{"linked data beats meta", ld(`{"@context":"x","@graph":[{"@type":"WebPage","datePublished":"2001-01-01"},{"@type":["OpinionNewsArticle"],"headline":"Port &amp; fire","datePublished":"2026-03-05T00:00:00Z","publisher":{"name":"The Meridian Courier"}}]}`) +
			`<meta property="article:published_time" content="2026-03-06T10:05:00Z">`, at,
			Stated{URL: at, Title: "Port & fire", Outlet: "The Meridian Courier", Lang: "en-GB", Published: "2026-03-05T00:00:00Z", Precision: "day", Genre: "opinion"}},
		{"broken linked data", ld(`{"@type":"NewsArticle",`) + `<meta name="pubdate" content="20260305">`, at,
			Stated{URL: at, Title: "Port closed", Lang: "en-GB", Published: "2026-03-05"}},
		{"canonical inside the domain", `<link rel="canonical" href="https://news.courier.example/port">`, at,
			Stated{URL: "https://news.courier.example/port", Title: "Port closed", Lang: "en-GB"}},
		{"canonical elsewhere", `<link rel="canonical" href="https://other.example/port"><meta property="og:url" content="/2026/03/04/port">`, at,
			Stated{URL: at, Title: "Port closed", Lang: "en-GB", Published: "2026-03-04"}},
		{"canonical under a shared suffix", `<link rel="canonical" href="https://b.co.uk/port">`, "https://a.co.uk/port",
			Stated{URL: "https://a.co.uk/port", Title: "Port closed", Lang: "en-GB"}},
		{"saved page", `<link rel="canonical" href="https://courier.example/port">`, "",
			Stated{URL: "https://courier.example/port", Title: "Port closed", Lang: "en-GB"}},
		{"relative canonical of a saved page", `<link rel="canonical" href="/port">`, "",
			Stated{Title: "Port closed", Lang: "en-GB"}},
		{"script addresses", `<link rel="canonical" href="javascript:alert(1)">`, at, Stated{URL: at, Title: "Port closed", Lang: "en-GB", Published: "2026-03-04"}},
	} {
		got, err := PageStated([]byte(wrap(tc.head)), tc.url)
		if err != nil {
			t.Errorf("%s: %v", tc.name, err)
			continue
		}
		if strings.Count(got.Text, "\n\n") != 2 || !strings.HasPrefix(got.Text, "The harbour") {
			t.Errorf("%s: text %q", tc.name, got.Text)
		}
		got.Text = ""
		if d := cmp.Diff(tc.want, got); d != "" {
			t.Errorf("%s: -want +got:\n%s", tc.name, d)
		}
	}
}

func TestPageText(t *testing.T) {
	const fill = "The harbour office said on Thursday that the port would stay closed until the inquiry into the fire has ended."
	const last = "Ilan Voss, who heads it, asked all ships to wait outside and their crews to stay on board until then."
	page := func(body string) string {
		return "<html><head><title>T</title></head><body><article><p>" + fill + "</p>" + body + "<p>" + fill + "</p><p>" + last + "</p></article></body></html>"
	}
	for _, tc := range []struct{ name, body, want string }{
		{"space", "<p>One \n\t two&nbsp;<b>three</b>, <i>four</i>.</p>", "One two\u00a0three, four."},
		{"breaks", "<p>One line here<br>two lines here<br/><br/>three lines here</p>", "One line here\ntwo lines here\n\nthree lines here"},
		{"list", "<ul><li>First item of it</li><li>Second item of it</li></ul>", "First item of it\nSecond item of it"},
		{"quote", "<blockquote><p>We wait, and nothing else.</p></blockquote>", "We wait, and nothing else."},
	} {
		s, err := PageStated([]byte(page(tc.body)), "")
		if want := fill + "\n\n" + tc.want + "\n\n" + fill + "\n\n" + last; err != nil || s.Text != want {
			t.Errorf("%s: %q, %v, want %q", tc.name, s.Text, err, want)
		}
	}
}

func TestHTML(t *testing.T) {
	o := Options{Now: time.Date(2026, 3, 10, 0, 0, 0, 0, time.UTC)}
	a, status, err := HTML([]byte(wrap("")), "http://m.courier.example/port?utm_source=x&id=5#top", o)
	if err != nil || status != "ok" || a.Canonical != "https://courier.example/port?id=5" || a.Outlet != "courier.example" || a.Lang != "en" {
		t.Errorf("HTML = %+v, %s, %v", a, status, err)
	}
	// windows-1251 declared in the page
	p := "<html><head><meta charset=windows-1251><title>\xcf\xee\xf0\xf2</title></head><body><p>" + strings.Repeat("\xcf\xee\xf0\xf2 ", 100) + "</p></body></html>"
	if a, _, err := HTML([]byte(p), "", o); err != nil || a.Title != "Порт" {
		t.Errorf("declared charset: %q, %v", a.Title, err)
	}
	short := "<html><body><article><h1>Port closed</h1><p>The port is closed.</p><p>It stays so.</p></article></body></html>"
	if a, _, err := HTML([]byte(short), "", o); err != nil || a.Text != "The port is closed.\n\nIt stays so." {
		t.Errorf("short page: %q, %v", a.Text, err)
	}
	for name, tc := range map[string]struct{ page, reason string }{
		"too large": {strings.Repeat(" ", MaxPage+1), TooLarge},
		"empty":     {"<html></html>", NoText},
	} {
		_, _, err := HTML([]byte(tc.page), "", o)
		if f, ok := errors.AsType[*Fault](err); !ok || f.Reason != tc.reason {
			t.Errorf("%s: %v, want %s", name, err, tc.reason)
		}
	}
	if a, status, err := HTML([]byte("<html><head><title>Port closed</title></head><body></body></html>"), "", o); err != nil || status != "headline-only" || a.Title != "Port closed" {
		t.Errorf("headline alone: %+v, %s, %v", a, status, err)
	}
}

// Pages built to hurt end in reasonable time, with text or with a fault.
func TestHostilePages(t *testing.T) {
	for name, page := range map[string]string{
		"deep":        strings.Repeat("<div>", 200000) + "x",
		"deep lists":  strings.Repeat("<ul><li>", 100000) + "x",
		"deep tables": strings.Repeat("<table><tr><td>", 20000) + "x",
		"formatting":  strings.Repeat("<b><i><a href=x>", 20000) + "x",
		"many tags":   "<body>" + strings.Repeat("<p>a<p>", 20000),
		"many links":  "<body>" + strings.Repeat("<a href=x>a</a> ", 20000),
		"attributes":  "<body " + strings.Repeat("a=b ", 100000) + "><p>x",
		"entities":    "<p>" + strings.Repeat("&amp;&#x41;&bogus;", 50000),
		"comment":     "<!--" + strings.Repeat("-", 1<<20),
		"json":        `<script type="application/ld+json">` + strings.Repeat(`[`, 100000) + "</script><p>x",
	} {
		start := time.Now()
		_, err := PageStated([]byte(page), "https://courier.example/")
		if d := time.Since(start); d > 20*time.Second {
			t.Errorf("%s took %v", name, d)
		} else {
			t.Logf("%s: %d bytes, %v, %v", name, len(page), d.Round(time.Millisecond), err)
		}
	}
}

func FuzzText(f *testing.F) {
	for _, s := range []string{"", "Port closed\n\nIt is.", "title: A\n\nB", "---\ntitle: A\n---\n# B", "\xff\xfea\x00", "\xcf\xee\xf0\xf2", "a\xffb"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		all := Decode(b)
		for _, s := range []Stated{Text(b), Markdown(b)} {
			if !utf8.ValidString(s.Text) || !strings.HasSuffix(all, s.Text) {
				t.Errorf("text %q is not the end of %q", s.Text, all)
			}
			s.Article(Options{})
		}
		if utf8.Valid(b) && strings.TrimPrefix(string(b), "\ufeff") != all {
			t.Errorf("Decode(%q) = %q altered valid text", b, all)
		}
	})
}

func FuzzHTML(f *testing.F) {
	f.Add([]byte(wrap("")), "https://courier.example/")
	f.Add([]byte(wrap(`<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2026-03-05"}</script>`)), "")
	f.Add([]byte("<table><tr><td>a<td>b<ul><li>c</ul></table><p>d<br><br>e"), "::")
	f.Fuzz(func(t *testing.T, page []byte, address string) {
		if len(page) > 1<<16 {
			t.Skip()
		}
		s, err := PageStated(page, address)
		if f, ok := errors.AsType[*Fault](err); err != nil && (!ok || f.Reason == BadPage && strings.HasPrefix(f.Detail, "panic")) {
			t.Errorf("error %v", err)
		}
		if !utf8.ValidString(s.Text) || !utf8.ValidString(s.Title) {
			t.Errorf("not UTF-8: %q, %q", s.Title, s.Text)
		}
	})
}

func FuzzLanguage(f *testing.F) {
	f.Add("The harbour office said on Thursday that the port would stay closed.")
	f.Add("港口办公室")
	f.Fuzz(func(t *testing.T, s string) {
		if a, b := Language(s), Language(s); a != b {
			t.Errorf("two answers, %q and %q", a, b)
		}
	})
}
