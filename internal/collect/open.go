package collect

import (
	"context"
	"errors"
	"io"
	"iter"
	"path/filepath"
	"time"

	"hearsay/internal/collect/folder"
)

// DefaultMaxBytes bounds a record where [Options] do not; see there.
const DefaultMaxBytes = 64 << 20

// Open yields the records of the named files and folders in order, and within a folder in
// lexical order. "-" is stdin. What a file is is told by its content: article JSONL,
// HTML, Markdown or plain text, each of them also compressed by gzip. A file that is one
// article has its path as ref unless it states one, so that the file changed later is a
// revision of the same item.
//
// Nothing is opened before the first record is asked for, and each file is closed before
// the next is opened, also when the caller stops. The sequence ends early only when ctx
// is cancelled. It can be ranged over more than once as long as stdin is not used.
func Open(ctx context.Context, paths []string, stdin io.Reader, o Options) iter.Seq[Record] {
	return func(yield func(Record) bool) {
		if o.MaxBytes <= 0 {
			o.MaxBytes = DefaultMaxBytes
		}
		if o.Now.IsZero() {
			o.Now = time.Now()
		}
		var before int64 // bytes of the sources that are done
		counted := func(r Record) bool {
			r.Bytes += before
			return yield(r)
		}
		for _, p := range paths {
			if p == "-" && stdin != nil {
				in := &source{ctx: ctx, name: "-", at: o.Now.UTC(), raw: io.NopCloser(stdin), o: o}
				if !in.read(counted) {
					return
				}
				before += in.count
				continue
			}
			for f := range folder.Files(ctx, []string{p}) {
				if !readFile(ctx, f, o, counted) {
					return
				}
				before += f.Size
			}
			if ctx.Err() != nil {
				return
			}
		}
	}
}

// File yields the records of one file that was found in a folder.
func File(ctx context.Context, f folder.File, o Options) iter.Seq[Record] {
	return func(yield func(Record) bool) {
		if o.MaxBytes <= 0 {
			o.MaxBytes = DefaultMaxBytes
		}
		readFile(ctx, f, o, yield)
	}
}

func readFile(ctx context.Context, f folder.File, o Options, yield func(Record) bool) bool {
	in := &source{ctx: ctx, name: f.Name, at: f.At, size: f.Size, o: o}
	if f.Err != nil {
		return yield(in.refuse(0, cannotOpen(f.Err), detail(f.Err)))
	}
	raw, err := f.Open()
	if err != nil {
		return yield(in.refuse(0, cannotOpen(err), detail(err)))
	}
	in.raw = raw
	return in.read(yield)
}

// Size returns the total bytes of the named inputs, as stored, for a progress bar; 0 if
// any of them has no size (standard input, pipes) or there is nothing to read. It walks
// the folders.
func Size(paths []string) int64 {
	var total int64
	for _, p := range paths {
		if p == "-" {
			return 0
		}
		for f := range folder.Files(context.Background(), []string{p}) {
			if f.Err == nil && f.Size == 0 && f.Name == filepath.ToSlash(p) {
				return 0
			}
			total += f.Size
		}
	}
	return total
}

// detail returns an error's message without the path, which the refusal names already.
func detail(err error) string {
	if pe, ok := errors.AsType[*pathError](err); ok {
		return pe.Err.Error()
	}
	return err.Error()
}
