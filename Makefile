# Hearsay. `make run` shows it, `make test` tests it; both need Go only (test adds Chromium).
GO      ?= go
FUZZ    ?= 30s
SHELL   := /bin/bash

.PHONY: run build test check quick bench soak follow-soak copies-soak train eval browser release

run: ## load the invented world into a temporary ledger and serve it
	$(GO) run ./cmd/hearsay demo

build:
	$(GO) build -trimpath -o bin/hearsay ./cmd/hearsay

browser: ## Chromium for the browser tests: installed where that is possible, else a hint
	@.ci/browser

test: browser ## everything that passes or fails: no fuzzing, no load, under 8 minutes
	@test -z "$$(gofmt -l . | tee /dev/stderr)" || { echo 'gofmt: the files above'; exit 1; }
	$(GO) vet ./...
	$(GO) test -timeout 12m ./...

quick: ## the packages that changed
	$(GO) test $$(git diff --name-only HEAD -- '*.go' | xargs -r -n1 dirname | sort -u | sed 's|^|./|')

check: test ## adds the race detector, staticcheck and fuzzing, FUZZ a target
	$(GO) tool staticcheck ./...
	$(GO) test -race -timeout 20m ./...
	.ci/fuzz $(FUZZ)

bench: ## compare with benchstat: make bench > new.txt; go tool benchstat old.txt new.txt
	$(GO) test -run '^$$' -bench . -benchmem -count 10 -cpu 1 ./...

soak: ## kills the program at 1,000 random points of an ingest
	HEARSAY_SOAK=1000 $(GO) test -timeout 3h -run Kill -v ./cmd/hearsay

follow-soak: ## half an hour of 300 sites that fail, the program killed every two minutes
	HEARSAY_FOLLOW=30m $(GO) test -timeout 2h -run FollowKilled -v ./cmd/hearsay

copies-soak: ## a million generated texts through the index of shared text
	HEARSAY_SOAK=1000000 $(GO) test -timeout 30m -run Soak -v ./internal/link/reuse

release: ## archives for six platforms in dist/, each built twice and compared, with SHA256SUMS
	$(GO) run .ci/release.go -out dist

train: build ## weights from the corpora in $$HEARSAY_DATA; see doc/data.md
	for m in clusters terms tags names quotes; do $(GO) build -o bin/hearsay ./cmd/hearsay && bin/hearsay train $$m --out lexicon/en/$$m.model || exit 1; done
	$(GO) build -o bin/hearsay ./cmd/hearsay && bin/hearsay train rarity --out lexicon/match/rarity.model
	$(GO) build -o bin/hearsay ./cmd/hearsay && bin/hearsay train matching --out lexicon/match/ranker.tsv

eval: build ## figures against their floors
	for e in html links stories matching plot measures quotes sentences tags names speakers accused swap grid factuality events acts claims; do bin/hearsay eval $$e --floors || exit 1; done
