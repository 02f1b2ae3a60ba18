package extract

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

var (
	bom8  = []byte("\xef\xbb\xbf")
	bomLE = []byte("\xff\xfe")
	bomBE = []byte("\xfe\xff")
)

// Decode returns the text that b holds, without byte order mark:
//
//  1. a byte order mark decides (UTF-8, UTF-16 in either order);
//  2. else UTF-8, also damaged: where at least as many characters of several bytes are
//     whole as bytes are broken, each broken byte becomes one U+FFFD;
//  3. else one of the three eight-bit sets that news files still come in: windows-1251
//     or KOI8-R where most bytes from 0xC0 on stand next to one another, as the letters
//     of Cyrillic words do, told apart by where their small letters lie; windows-1252
//     otherwise, which also covers ISO 8859-1.
//
// Other eight-bit sets (8859-2, 8859-9, GBK, Shift JIS, …) are taken for one of the three:
// such files must be converted by whoever knows what they are. Web pages that declare
// their set are read by it ([HTML]). Cost is linear; the text is a copy.
func Decode(b []byte) string {
	switch {
	case bytes.HasPrefix(b, bom8):
		return Valid(b[len(bom8):])
	case bytes.HasPrefix(b, bomLE):
		return decode(b, unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM))
	case bytes.HasPrefix(b, bomBE):
		return decode(b, unicode.UTF16(unicode.BigEndian, unicode.ExpectBOM))
	case utf8.Valid(b) || mostlyUTF8(b):
		return Valid(b)
	}
	return decode(b, eightBit(b))
}

// Valid returns b as a string in which each byte that is not part of a UTF-8 sequence is
// one U+FFFD. It differs from strings.ToValidUTF8, which makes one of a whole run.
func Valid(b []byte) string {
	if utf8.Valid(b) {
		return string(b)
	}
	return string([]rune(string(b)))
}

// decodePage is Decode for HTML: after a byte order mark, the set the page declares in
// its first kilobyte decides.
func decodePage(b []byte) string {
	if bytes.HasPrefix(b, bom8) || bytes.HasPrefix(b, bomLE) || bytes.HasPrefix(b, bomBE) || utf8.Valid(b) {
		return Decode(b)
	}
	e, name, _ := charset.DetermineEncoding(b[:min(len(b), 1024)], "")
	if name == "utf-8" {
		return Valid(b)
	}
	if name == "windows-1252" { // declared, or only the default of the function
		return Decode(b)
	}
	return decode(b, e)
}

func decode(b []byte, e encoding.Encoding) string {
	out, err := e.NewDecoder().Bytes(b)
	if err != nil { // the decoders replace what they cannot read; a failure is theirs
		return Valid(b)
	}
	return Valid(out)
}

// mostlyUTF8 reports whether b is UTF-8 with accidents rather than another set.
func mostlyUTF8(b []byte) bool {
	whole, broken := 0, 0
	for len(b) > 0 {
		if b[0] < utf8.RuneSelf {
			b = b[1:]
			continue
		}
		r, n := utf8.DecodeRune(b)
		if r == utf8.RuneError && n == 1 {
			broken++
		} else {
			whole++
		}
		b = b[n:]
	}
	return whole >= broken
}

// eightBit guesses the eight-bit set of b; see [Decode].
func eightBit(b []byte) encoding.Encoding {
	var high, paired, low int // letters from 0xC0, those with such a neighbour, those below 0xE0
	for i, c := range b {
		if c < 0xC0 {
			continue
		}
		high++
		if c < 0xE0 {
			low++
		}
		if i > 0 && b[i-1] >= 0xC0 || i+1 < len(b) && b[i+1] >= 0xC0 {
			paired++
		}
	}
	switch {
	case 2*paired <= high:
		return charmap.Windows1252
	case 2*low > high: // small letters are 0xC0–0xDF in KOI8-R, 0xE0–0xFF in windows-1251
		return charmap.KOI8R
	}
	return charmap.Windows1251
}
