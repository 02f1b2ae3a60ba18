package fetch

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
)

// body reads an answer's body within the bounds. A body that breaks off is none: half a page
// would be taken for an edit.
func body(res *http.Response) ([]byte, error) {
	if res.ContentLength > MaxBody {
		return nil, &Refused{Reason: TooLarge, Detail: fmt.Sprintf("says it sends %d bytes", res.ContentLength), Code: res.StatusCode}
	}
	sent := &bound{r: res.Body, left: MaxBody}
	var in io.Reader = sent
	switch enc := strings.ToLower(strings.TrimSpace(res.Header.Get("Content-Encoding"))); enc {
	case "", "identity":
	case "gzip", "x-gzip":
		z, err := gzip.NewReader(sent)
		if err != nil {
			return nil, broken(err, sent)
		}
		in = z
	default:
		return nil, &Refused{Reason: BadAnswer, Detail: fmt.Sprintf("packed as %.20q, which was not asked for", enc), Code: res.StatusCode}
	}
	var b bytes.Buffer
	if n := res.ContentLength; n > 0 {
		b.Grow(int(min(n, 1<<20)))
	}
	n, err := io.Copy(&b, io.LimitReader(in, MaxUnpacked+1))
	switch {
	case err != nil:
		return nil, broken(err, sent)
	case n > MaxUnpacked:
		return nil, &Refused{Reason: TooLarge, Detail: fmt.Sprintf("more than %d bytes unpacked", MaxUnpacked), Code: res.StatusCode}
	}
	return b.Bytes(), nil
}

func broken(err error, sent *bound) *Refused {
	if errors.Is(err, errBound) || sent.left < 0 {
		return &Refused{Reason: TooLarge, Detail: fmt.Sprintf("more than %d bytes", MaxBody)}
	}
	if r := trouble(err); r.Reason == TooSlow {
		return r
	}
	return &Refused{Reason: BrokenBody, Detail: detail(err)}
}

var errBound = errors.New("too many bytes")

// bound fails, rather than ends, behind its limit.
type bound struct {
	r    io.Reader
	left int64
}

func (b *bound) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	if b.left -= int64(n); b.left < 0 {
		return 0, errBound
	}
	return n, err
}
