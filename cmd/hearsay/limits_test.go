package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// pipes is a listener whose connections are made in memory, so that a test's clock is theirs.
type pipes struct {
	conns chan net.Conn
	done  chan struct{}
}

func (p *pipes) Accept() (net.Conn, error) {
	select {
	case c := <-p.conns:
		return c, nil
	case <-p.done:
		return nil, net.ErrClosed
	}
}

func (p *pipes) Close() error {
	select {
	case <-p.done:
	default:
		close(p.done)
	}
	return nil
}

func (p *pipes) Addr() net.Addr { return &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 8417} }

// Who sends slowly is hung up on; who sends too much is refused; others are answered meanwhile.
func TestServeLimits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		p := &pipes{conns: make(chan net.Conn), done: make(chan struct{})}
		read := 0 // bytes of the last form
		ended := make(chan error, 1)
		go func() {
			ended <- serve(ctx, p, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				b, err := io.ReadAll(r.Body)
				if read = len(b); err != nil {
					http.Error(w, err.Error(), http.StatusRequestEntityTooLarge)
				}
			}))
		}()
		dial := func() net.Conn {
			mine, theirs := net.Pipe()
			p.conns <- theirs
			return mine
		}
		// status sends a request as fast as it is taken and returns what is answered, 0 for nothing.
		status := func(request string) int {
			c := dial()
			defer c.Close()
			go io.Copy(c, strings.NewReader(request))
			res, err := http.ReadResponse(bufio.NewReader(c), nil)
			if err != nil {
				return 0
			}
			return res.StatusCode
		}
		// patience is how long the server waits for the next byte of somebody who sends this one by one.
		patience := func(request string, every time.Duration) time.Duration {
			c, start := dial(), time.Now()
			defer c.Close()
			gone := make(chan struct{})
			go func() { io.Copy(io.Discard, c); close(gone) }()
			for i := range len(request) {
				c.SetWriteDeadline(time.Now().Add(every))
				if _, err := c.Write([]byte{request[i]}); err != nil {
					break
				}
				time.Sleep(every)
			}
			<-gone
			return time.Since(start)
		}
		const head = "GET / HTTP/1.1\r\nHost: 127.0.0.1:8417\r\nConnection: close\r\n"
		if d := patience(head+"X-Slow: "+strings.Repeat("a", 400), 100*time.Millisecond); d < headerTimeout || d > 2*headerTimeout {
			t.Errorf("a head that never ends is read for %v", d)
		}
		post := func(n int) string {
			return fmt.Sprintf("POST /say HTTP/1.1\r\nHost: 127.0.0.1:8417\r\nConnection: close\r\nContent-Length: %d\r\n\r\n", n)
		}
		if d := patience(post(1000)+strings.Repeat("a", 900), 100*time.Millisecond); d < headerTimeout || d > 4*headerTimeout {
			t.Errorf("a form that never ends is read for %v", d)
		}
		for _, c := range []struct {
			what, request string
			want          int
		}{
			{"a page", head + "\r\n", 200},
			{"a form", post(1000) + strings.Repeat("a", 1000), 200},
			{"the largest form", post(maxBody) + strings.Repeat("a", maxBody), 200},
			{"a larger form", post(maxBody+1) + strings.Repeat("a", maxBody+1), 413},
			{"a large head", head + "X: " + strings.Repeat("a", 2*maxHeader) + "\r\n\r\n", 431},
			{"a long address", "GET /" + strings.Repeat("a", 2*maxHeader) + " HTTP/1.1\r\nHost: 127.0.0.1:8417\r\n\r\n", 431},
			{"no HTTP", "hello\r\n\r\n", 400},
		} {
			if got := status(c.request); got != c.want || read > maxBody {
				t.Errorf("%s: %d, want %d; %d bytes read", c.what, got, c.want, read)
			}
		}
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
}
