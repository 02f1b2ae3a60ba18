package jsonl

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"

	"hearsay/internal/extract"
)

// Reasons of faults of lines. Package extract adds those of content.
const (
	BadJSON   = "bad JSON"
	NotObject = "not an object"
	WrongType = "wrong type"
	LongLine  = "line too long"
)

// Parse reads one line: a JSON object with the keys of article JSONL (doc/data: id,
// outlet, outlet_country, lang, published, precision, url, title, text, genre; spelled so
// and in no other case). null and "" mean absent, other keys are ignored, of a key given
// twice the last counts. Values are strings; only id may be a number, kept as written.
// Each byte that is not UTF-8, and each surrogate escape without its partner, becomes
// one U+FFFD.
//
// The standard library checks the syntax, and then one walk takes the values. That is
// twice as fast as json.Unmarshal into a struct, which would also take "Text" for "text"
// and keep the first of two values where the second is null.
func Parse(line []byte) (extract.Stated, *extract.Fault) {
	var s extract.Stated
	line = bytes.TrimLeft(line, " \t\r\n")
	if !json.Valid(line) {
		var at *json.SyntaxError
		f := &extract.Fault{Reason: BadJSON}
		if err := json.Unmarshal(line, new(any)); errors.As(err, &at) {
			f.Detail = fmt.Sprintf("%v at byte %d", at, at.Offset)
		}
		return s, f
	}
	if line[0] != '{' {
		return s, &extract.Fault{Reason: NotObject, Detail: "a line is " + kind(line)}
	}
	fields := map[string]*string{
		"id": &s.Ref, "outlet": &s.Outlet, "outlet_country": &s.OutletCountry, "lang": &s.Lang,
		"published": &s.Published, "precision": &s.Precision, "url": &s.URL, "title": &s.Title,
		"text": &s.Text, "genre": &s.Genre,
	}
	for i := 1; ; {
		i = skip(line, i, " \t\r\n,")
		if line[i] == '}' {
			return s, nil
		}
		end := valueEnd(line, i)
		key := line[i:end]
		i = skip(line, end, " \t\r\n:")
		end = valueEnd(line, i)
		value := line[i:end]
		i = end
		name := string(key[1 : len(key)-1])
		if bytes.IndexByte(key, '\\') >= 0 {
			name = unquote(key)
		}
		field, ok := fields[name]
		switch {
		case !ok:
		case value[0] == 'n':
			*field = ""
		case value[0] == '"':
			*field = unquote(value)
		case name == "id" && kind(value) == "a number":
			*field = string(value)
		default:
			return s, &extract.Fault{Reason: WrongType, Detail: fmt.Sprintf("%q is %s, not a string", name, kind(value))}
		}
	}
}

func kind(value []byte) string {
	switch value[0] {
	case '{':
		return "an object"
	case '[':
		return "an array"
	case '"':
		return "a string"
	case 't', 'f':
		return "true or false"
	case 'n':
		return "null"
	}
	return "a number"
}

// skip returns the first index from i on that holds none of the given characters.
func skip(b []byte, i int, chars string) int {
	for bytes.IndexByte([]byte(chars), b[i]) >= 0 {
		i++
	}
	return i
}

// valueEnd returns the end of the value that starts at i. b is valid JSON.
func valueEnd(b []byte, i int) int {
	switch b[i] {
	case '"':
		return stringEnd(b, i)
	case '{', '[':
		for depth := 0; ; i++ {
			switch b[i] {
			case '"':
				i = stringEnd(b, i) - 1
			case '{', '[':
				depth++
			case '}', ']':
				if depth--; depth == 0 {
					return i + 1
				}
			}
		}
	}
	return i + bytes.IndexAny(b[i:], ",}] \t\r\n")
}

// stringEnd returns the index behind the closing quotation mark of the string at i.
func stringEnd(b []byte, i int) int {
	for i++; ; i++ {
		i += bytes.IndexByte(b[i:], '"')
		slashes := 0
		for b[i-1-slashes] == '\\' {
			slashes++
		}
		if slashes%2 == 0 {
			return i + 1
		}
	}
}

// unquote returns what the valid JSON string q stands for.
func unquote(q []byte) string {
	q = q[1 : len(q)-1]
	i := bytes.IndexByte(q, '\\')
	if i < 0 {
		return extract.Valid(q)
	}
	out := make([]byte, 0, len(q))
	for ; i >= 0; i = bytes.IndexByte(q, '\\') {
		out = append(out, q[:i]...)
		if q[i+1] == 'u' {
			r, n := codePoint(q[i:])
			out = utf8.AppendRune(out, r)
			q = q[i+n:]
			continue
		}
		out = append(out, escapes[q[i+1]])
		q = q[i+2:]
	}
	return extract.Valid(append(out, q...))
}

var escapes = [256]byte{'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}

// codePoint reads the \uXXXX at the start of q, or the two that make a surrogate pair,
// and returns how long that is.
func codePoint(q []byte) (rune, int) {
	r := hex4(q[2:6])
	if !utf16.IsSurrogate(r) {
		return r, 6
	}
	if len(q) >= 12 && q[6] == '\\' && q[7] == 'u' {
		if both := utf16.DecodeRune(r, hex4(q[8:12])); both != utf8.RuneError {
			return both, 12
		}
	}
	return utf8.RuneError, 6
}

func hex4(b []byte) rune {
	n, _ := strconv.ParseUint(string(b), 16, 16) // valid JSON has four hexadecimal digits here
	return rune(n)
}
