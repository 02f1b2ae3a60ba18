package extract

import "strings"

// longestTitle bounds a first line that is taken for a headline, in bytes. The longest
// headlines of the corpora have about 190; opening sentences that short exist, but those
// end in a full stop.
const longestTitle = 200

// Text reads a plain text. A header block of "key: value" lines before the first blank
// line is taken as such only if every line of it has a key we know (ref, outlet, url,
// published, title, lang, genre, also country and precision) and one of them is title,
// outlet or published: an article that opens with "Lang: …" is still an article.
//
// Without a title there, a first line of at most 200 bytes that does not end a sentence
// and is followed by a blank line is the title. All that follows is the text, unchanged
// but for the blank lines that parted it from the title.
func Text(b []byte) Stated {
	s, body := header(Decode(b))
	if s.Title == "" {
		s.Title, body = headline(body)
	}
	s.Text = body
	return s
}

// Markdown reads Markdown: front matter between two lines "---" with the keys of [Text],
// or its header block, and a title from the first line if that is "# Title". The text is
// kept as written, marks and all, for spans point into what is stored.
func Markdown(b []byte) Stated {
	all := Decode(b)
	s, body, ok := frontMatter(all)
	if !ok {
		s, body = header(all)
	}
	if line, rest := cutLine(skipBlank(body)); s.Title == "" && strings.HasPrefix(line, "# ") {
		s.Title = strings.TrimSpace(strings.TrimRight(line[2:], "# \t"))
		body = skipBlank(rest)
	}
	s.Text = body
	return s
}

// header splits off a header block; without one it returns all of text.
func header(text string) (Stated, string) {
	var s Stated
	named := false
	for rest := text; rest != ""; {
		line, after := cutLine(rest)
		if strings.TrimSpace(line) == "" {
			if !named {
				break
			}
			return s, skipBlank(after)
		}
		key, ok := s.set(line)
		if !ok {
			break
		}
		named = named || key == "title" || key == "outlet" || key == "published"
		if rest = after; rest == "" && named {
			return s, "" // a header and nothing else
		}
	}
	return Stated{}, text
}

// frontMatter splits off a block between two lines of three hyphens. Lines in it that
// are no known key are skipped: front matter holds much that is not ours (tags, layout).
func frontMatter(text string) (Stated, string, bool) {
	line, rest := cutLine(text)
	if strings.TrimRight(line, " \t") != "---" {
		return Stated{}, text, false
	}
	var s Stated
	for rest != "" {
		line, rest = cutLine(rest)
		if strings.TrimRight(line, " \t") == "---" {
			return s, skipBlank(rest), true
		}
		s.set(line)
	}
	return Stated{}, text, false
}

// set stores one "key: value" line, without quotation marks around the value, and
// returns its key; ok is false if the key is none of ours.
func (s *Stated) set(line string) (key string, ok bool) {
	key, value, found := strings.Cut(line, ":")
	if !found {
		return "", false
	}
	key, value = strings.ToLower(strings.TrimSpace(key)), strings.TrimSpace(value)
	if n := len(value); n >= 2 && value[0] == value[n-1] && (value[0] == '"' || value[0] == '\'') {
		value = value[1 : n-1]
	}
	field := map[string]*string{
		"ref": &s.Ref, "outlet": &s.Outlet, "country": &s.OutletCountry, "url": &s.URL, "published": &s.Published,
		"modified": &s.Modified, "precision": &s.Precision, "title": &s.Title, "lang": &s.Lang, "genre": &s.Genre, "byline": &s.Byline,
	}[key]
	if field == nil {
		return "", false
	}
	*field = value
	return key, true
}

// headline splits off a first line that reads as one.
func headline(text string) (title, body string) {
	line, rest := cutLine(skipBlank(text))
	blank, _ := cutLine(rest)
	title = strings.TrimSpace(line)
	if len(title) > longestTitle || rest == "" || strings.TrimSpace(blank) != "" || endsSentence(title) {
		return "", text
	}
	return title, skipBlank(rest)
}

func endsSentence(s string) bool {
	for _, end := range []string{".", "。", "।", "۔", ":", ",", ";"} {
		if strings.HasSuffix(strings.TrimRight(s, `"”»’')`), end) {
			return !strings.HasSuffix(s, "...")
		}
	}
	return false
}

// cutLine splits after the first line end; the line comes without it ("\n" or "\r\n").
func cutLine(s string) (line, rest string) {
	line, rest, _ = strings.Cut(s, "\n")
	return strings.TrimSuffix(line, "\r"), rest
}

// skipBlank drops leading lines of nothing but white space. The indent of the first
// other line stays.
func skipBlank(s string) string {
	for s != "" {
		line, rest := cutLine(s)
		if strings.TrimSpace(line) != "" {
			return s
		}
		s = rest
	}
	return s
}
