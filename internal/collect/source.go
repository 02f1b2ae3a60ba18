package collect

import (
	"bufio"
	"bytes"
	"cmp"
	"compress/flate"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"time"

	"golang.org/x/text/encoding/unicode"

	"hearsay"
	"hearsay/internal/collect/folder"
	"hearsay/internal/collect/jsonl"
	"hearsay/internal/extract"
	"hearsay/internal/store"
)

// Reasons of refusals of whole files, and of archives that break off. Those of records
// stand in packages extract and collect/jsonl.
const (
	NotFound      = "not found"
	CannotOpen    = "cannot open"
	LinkRefused   = "link not followed"
	CannotRead    = "cannot read" // the stream failed
	TruncatedGzip = "truncated gzip"
	CorruptGzip   = "corrupt gzip"
	BinaryFile    = "binary file"
	EmptyFile     = "empty file"
	UnknownKind   = "kind of file not read"
)

type pathError = fs.PathError

// document tells how the text of a file that begins with head is had, if it is a document that other programs turn into text; "" for any other.
func document(head []byte) string {
	for _, d := range []struct{ magic, how string }{
		{"%PDF-", "a PDF; its text: pdftotext FILE - | hearsay read -"},
		{"{\\rtf", "rich text; as text: pandoc -t plain FILE | hearsay read -"},
		{"PK\x03\x04", "a zip archive or an office document; of a document the text: pandoc -t plain FILE | hearsay read -"},
		{"\xd0\xcf\x11\xe0", "an old office document; as text: soffice --headless --convert-to txt FILE"},
	} {
		if bytes.HasPrefix(head, []byte(d.magic)) {
			return d.how
		}
	}
	return ""
}

func cannotOpen(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return NotFound
	case errors.Is(err, folder.ErrLink):
		return LinkRefused
	}
	return CannotOpen
}

// source is one file or stream being read. It is an io.Reader of its bytes as stored,
// which counts them and ends when the run is cancelled.
type source struct {
	ctx   context.Context
	name  string
	at    time.Time
	size  int64 // as stored; 0 if unknown
	raw   io.ReadCloser
	count int64
	o     Options
}

func (in *source) Read(p []byte) (int, error) {
	if err := in.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := in.raw.Read(p)
	in.count += int64(n)
	return n, err
}

// read yields the records of the source and closes it; false ends the whole run.
func (in *source) read(yield func(Record) bool) bool {
	defer in.raw.Close()
	r := bufio.NewReaderSize(in, 64<<10)
	look := func() (folder.Kind, []byte, error) {
		head, err := r.Peek(folder.HeadSize)
		return folder.Sniff(head, in.name), head, err
	}
	kind, head, err := look()
	if kind == folder.Gzip {
		z, zerr := gzip.NewReader(r)
		if zerr != nil {
			return in.broken(0, zerr, yield)
		}
		in.size = 0 // says nothing about what is inside
		r = bufio.NewReaderSize(z, 64<<10)
		kind, head, err = look()
	}
	if kind == folder.UTF16 {
		// Some shells write it for every redirected output, so JSONL comes in it, too.
		r = bufio.NewReaderSize(unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().Reader(r), 64<<10)
		kind, head, err = look()
	}
	if err != nil && err != io.EOF && len(head) == 0 {
		return in.broken(0, err, yield)
	}
	switch kind {
	case folder.JSONL:
		return in.lines(r, yield)
	case folder.WARC:
		return in.archive(r, yield)
	case folder.Binary, folder.Gzip, folder.UTF16: // the last two: one inside the other
		return yield(in.refuse(0, BinaryFile, document(head)))
	case folder.Empty:
		if err == io.EOF {
			return yield(in.refuse(0, EmptyFile, ""))
		}
		kind = folder.Text // four kilobytes of white space, then more
	case folder.Other:
		return yield(in.refuse(0, UnknownKind, cmp.Or(document(head), "neither article JSONL nor a web page, Markdown or text")))
	}
	return in.whole(r, kind, yield)
}

// lines yields the lines of article JSONL.
func (in *source) lines(r io.Reader, yield func(Record) bool) bool {
	for l := range jsonl.Read(r, in.o.MaxBytes) {
		switch {
		case l.Err != nil:
			return in.broken(l.N, l.Err, yield)
		case l.Fault != nil:
			if !yield(in.refuse(l.N, l.Fault.Reason, l.Fault.Detail)) {
				return false
			}
		default:
			a, status, err := l.Stated.Article(in.options())
			rec := in.record(l.N, a, status, err)
			rec.JSON = true
			if !yield(rec) {
				return false
			}
		}
	}
	return true
}

// whole yields a file that is one article.
func (in *source) whole(r io.Reader, kind folder.Kind, yield func(Record) bool) bool {
	limit := in.o.MaxBytes
	if kind == folder.HTML {
		limit = min(limit, extract.MaxPage)
	}
	tooLarge := fmt.Sprintf("more than %d bytes", limit)
	if in.size > limit {
		return yield(in.refuse(0, extract.TooLarge, tooLarge))
	}
	b, err := io.ReadAll(io.LimitReader(r, limit+1))
	switch {
	case err != nil:
		return in.broken(0, err, yield) // half a page is no article
	case int64(len(b)) > limit:
		return yield(in.refuse(0, extract.TooLarge, tooLarge))
	}
	var s extract.Stated
	switch kind {
	case folder.HTML:
		s, err = extract.PageStated(b, "")
	case folder.Markdown:
		s = extract.Markdown(b)
	default:
		s = extract.Text(b)
	}
	if err != nil {
		return yield(in.record(1, hearsay.Article{}, "", err))
	}
	if s.Ref == "" && in.name != "-" {
		s.Ref = in.name
	}
	a, status, err := s.Article(in.options())
	return yield(in.record(1, a, status, err))
}

func (in *source) options() extract.Options {
	return extract.Options{
		Outlet: in.o.Outlet, OutletCountry: in.o.OutletCountry, Lang: in.o.Lang,
		Zone: in.o.Zone, Now: in.o.Now,
	}
}

// record makes a record of what package extract returned.
func (in *source) record(pos int, a hearsay.Article, status hearsay.Status, err error) Record {
	if f, ok := errors.AsType[*extract.Fault](err); ok {
		return in.refuse(pos, f.Reason, f.Detail)
	}
	if err != nil {
		return in.refuse(pos, CannotRead, err.Error())
	}
	return Record{Article: &a, Status: status, Source: in.name, Pos: pos, At: in.at, Bytes: in.count}
}

func (in *source) refuse(pos int, reason, detail string) Record {
	return Record{
		Refusal: &store.Refusal{Source: in.name, Pos: pos, At: in.at, Reason: reason, Detail: detail},
		Source:  in.name, Pos: pos, At: in.at, Bytes: in.count,
	}
}

// broken refuses the rest of a stream that failed at record pos. A cancelled run is no
// fault of the file: it ends without a word.
func (in *source) broken(pos int, err error, yield func(Record) bool) bool {
	if in.ctx.Err() != nil {
		return false
	}
	reason, at := CannotRead, fmt.Sprintf(" after %d bytes", in.count)
	var corrupt flate.CorruptInputError
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF):
		reason = TruncatedGzip
	case errors.Is(err, gzip.ErrChecksum), errors.Is(err, gzip.ErrHeader), errors.As(err, &corrupt):
		reason = CorruptGzip
	}
	return yield(in.refuse(pos, reason, detail(err)+at))
}
