package main

import (
	"context"
	"io"
	"sync"
)

// interruptible is standard input that ends with the context: whoever waits for a line at the keyboard, or for a
// program that never writes, can be interrupted. Nothing is read from r before the first Read.
type interruptible struct {
	ctx  context.Context
	r    io.Reader
	once sync.Once
	pipe *io.PipeReader
}

// Read reads what came in; after the end of the context its error is the context's.
func (i *interruptible) Read(p []byte) (int, error) {
	i.once.Do(func() {
		out, in := io.Pipe()
		i.pipe = out
		go func() {
			_, err := io.Copy(in, i.r) // stays behind in a read that nothing ends; the process is about to
			in.CloseWithError(err)
		}()
		context.AfterFunc(i.ctx, func() { out.CloseWithError(context.Cause(i.ctx)) })
	})
	n, err := i.pipe.Read(p)
	if err == io.ErrClosedPipe && i.ctx.Err() != nil {
		err = i.ctx.Err()
	}
	return n, err
}
