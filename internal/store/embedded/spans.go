package embedded

import (
	"encoding/binary"
	"errors"

	"hearsay"
)

// Spans are stored as varints: for each list its length, then for each span the distance
// from the end of the one before and the length. A quote of three short spans takes about
// twelve bytes, a tenth of JSON, which matters at 25 quotes an article.

// errSpans reports bytes that are no list of spans: the row is damaged.
var errSpans = errors.New("damaged spans")

func appendSpans(b []byte, spans []hearsay.Span) []byte {
	b = binary.AppendUvarint(b, uint64(len(spans)))
	last := 0
	for _, s := range spans {
		b = binary.AppendVarint(b, int64(s.Start-last))
		b = binary.AppendVarint(b, int64(s.End-s.Start))
		last = s.End
	}
	return b
}

// cutSpans takes one list off the front of b.
func cutSpans(b []byte) (spans []hearsay.Span, rest []byte, err error) {
	n, w := binary.Uvarint(b)
	if w <= 0 || n > uint64(len(b)) {
		return nil, nil, errSpans
	}
	b = b[w:]
	if n > 0 {
		spans = make([]hearsay.Span, n)
	}
	last := 0
	for i := range spans {
		gap, w := binary.Varint(b)
		if w <= 0 {
			return nil, nil, errSpans
		}
		length, v := binary.Varint(b[w:])
		if v <= 0 {
			return nil, nil, errSpans
		}
		b = b[w+v:]
		start := last + int(gap)
		spans[i] = hearsay.Span{Start: start, End: start + int(length)}
		last = spans[i].End
	}
	return spans, b, nil
}

// quoteSpans packs the three roles of q.
func quoteSpans(q *hearsay.Quote) []byte {
	return appendSpans(appendSpans(appendSpans(nil, q.Source), q.Cue), q.Content)
}

func setQuoteSpans(q *hearsay.Quote, b []byte) (err error) {
	for _, role := range []*[]hearsay.Span{&q.Source, &q.Cue, &q.Content} {
		if *role, b, err = cutSpans(b); err != nil {
			return err
		}
	}
	if len(b) > 0 {
		return errSpans
	}
	return nil
}

// mentionSpans packs mentions: those in the title, then those in the text, which is their
// order in [hearsay.Actor].
func mentionSpans(ms []hearsay.Mention) []byte {
	var title, text []hearsay.Span
	for _, m := range ms {
		if m.Field == hearsay.FieldTitle {
			title = append(title, m.Span)
		} else {
			text = append(text, m.Span)
		}
	}
	return appendSpans(appendSpans(nil, title), text)
}

func mentionsOf(b []byte) ([]hearsay.Mention, error) {
	var ms []hearsay.Mention
	for _, f := range []hearsay.Field{hearsay.FieldTitle, hearsay.FieldText} {
		spans, rest, err := cutSpans(b)
		if err != nil {
			return nil, err
		}
		for _, s := range spans {
			ms = append(ms, hearsay.Mention{Field: f, Span: s})
		}
		b = rest
	}
	if len(b) > 0 {
		return nil, errSpans
	}
	return ms, nil
}
