// Package hearsay is the vocabulary of a program that reads news and official statements
// and keeps a ledger of who says what: which speaker, quoted by whom, claims what. This
// comment is the guided tour of the tree, bottom up, and the glossary.
//
// # Ground
//
// This package holds words only: [Item], [Revision], [Sighting], [Span], [Quote],
// [Reading], [Actor], [Time], [Status] and the ids that name them. It imports the standard
// library and does no I/O. Two things hold everywhere. Text is frozen: once extracted, no
// stage changes a byte of it, and all positions are byte spans into it; only output code
// (internal/show) turns them into code points. And ids derive from content, so that two
// machines that see the same thing agree.
//
// lexicon holds dictionaries and model weights as data files with typed loaders; each says
// where it comes from. sample is an invented world of articles with gold beside them.
//
// # The flow
//
//	internal/collect   opens files, folders, standard input; yields articles and refusals
//	internal/extract   bytes of a page or text → Article: text, title, date, language, canonical URL
//	internal/read      one Revision → Reading; pure
//	    text           paragraphs, sentences, tokens, quotation marks (shared, in internal/text)
//	    tag            parts of speech
//	    name           states, organisations, persons, roles, over lexicon/world
//	    quote          source, cue and content, joined to quotes
//	    speaker        who the sources are, and who of them is public
//	    chain          who stands between outlet and speaker
//	    accuse         who is said to have done it; what the article itself says of doers
//	    hedge          how sure, in which words, on which scale; factuality
//	    act            what a speaker does by saying it; what answers what
//	    evidence       what a claim is said to rest on
//	    event          the deed in PLOVER's terms (tables in schema)
//	    genre          news, statement, opinion, live, analysis
//	    crf, linear    the two kinds of model; parse: a parser that is not built in
//	internal/store     the words of a ledger; store/embedded keeps it in one SQLite file
//	internal/pipeline  wiring: input → append → read → write, by cursors
//	internal/show      term (terminal), web (pages), record (JSON and CSV shapes), phrase (words)
//
// Imports point one way: no stage reaches another stage's package or a store; pipeline and
// cmd see all of them. A test (internal/importtest) holds that.
//
// # Cursors
//
// Every entry of the ledger has a seq, given at commit by the single appender. A stage has a
// [StageVersion]: its name, its version, and a hash of its weights and
// tables. It remembers under that
// name up to which seq it has worked, and moves that cursor last, in the transaction that
// writes its results. So a crash costs nothing, running again is harmless, and a better
// reader starts from zero without any migration: its readings replace the older ones as they
// come, and the older ones stay.
//
// # Measuring
//
// internal/eval scores the reader against gold corpora on the user's disk, with intervals,
// beside human and published figures; results.json there holds floors that are only raised.
// internal/train makes the weights. Both read corpora that are never part of this tree.
//
// # Glossary
//
//   - Item: what an outlet publishes at one address. Article: one record of it as it came in.
//   - Revision: one frozen title and text of an item. Sighting: one time a revision was seen.
//   - Quote: one attribution: somebody (Source) is said (Cue) to have said, believed or
//     intended something (Content). Direct, indirect or mixed, by quotation marks.
//   - Speaker: who the source is, or unknown. Actor: a speaker within one reading.
//   - Reading: the quotes that one version of the reader found in one revision.
//   - Level: L0 words only, L1 quotation marks and cue table, L2 trained reading.
//   - Outlet: who publishes. Unknown outlets are never equal. Ref: the id an input gave.
//   - Score: how sure the program is of its own reading, in [0,1]. Certainty is what the
//     speaker said about his own sureness, a different thing.
//   - Status: what happened to a revision or record; stored and counted, never only logged.
//   - Refusal: a record that was not accepted, with its place and reason.
package hearsay
