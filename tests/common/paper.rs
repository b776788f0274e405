//! The repository of the tests: twenty articles of a small town's paper, which contradict each other in three places, and
//! the edits that a pull request brings.

/// The articles on the main branch: path and text.
pub(crate) const ARTICLES: [(&str, &str); 20] = [
    (
        "fire/01-night.txt",
        "Fire takes the rope works\n\n4 March 2024\n\nTwelve people were killed when fire went through the rope works in Sallow Bay. \
         Nora Quill, 47, had the first engine there in six minutes.\n",
    ),
    (
        "fire/02-morning.md",
        "---\ntitle: What is left of the rope works\ndate: 2024-03-04\n---\n\n# What is left\n\nIn Sallow Bay, 14 people were killed, and \
         nobody can say yet where it began.\n\n“The doors were never locked and never will be,” said Nora Quill.\n",
    ),
    (
        "fire/03-hearing.html",
        "<!doctype html>\n<title>The hearing opens</title>\n<article>\n<p><time datetime=\"2024-05-20\">20 May 2024</time></p>\n\
         <p>“The doors were never barred and never will be,” said Nora Quill.</p>\n</article>\n",
    ),
    (
        "fire/04-letter.txt",
        "A letter about the engines\n\n22 May 2024\n\nYour report was kind to the brigade. I stood beside Nora Quill, 47, and she never left.\n",
    ),
    (
        "film/05-announced.md",
        "---\ntitle: A film comes to the bay\ndate: 2024-02-01\n---\n\nShooting of *The Salt Road* begins in June. Orla Finch, 54, takes the \
         boat, and Jonas Weil, 61, holds the camera.\n",
    ),
    (
        "film/06-profile.txt",
        "Orla Finch comes home\n\n9 February 2024\n\nOrla Finch, 54, was born two streets from the harbour. “Low Tide” was released in 1998, and \
         she has not walked unseen since.\n",
    ),
    (
        "film/07-extras.txt",
        "Wanted: forty fishermen\n\n1 April 2024\n\nForty extras are wanted for the crowd. Pay is by the day, and boots are not provided.\n",
    ),
    (
        "film/08-archive.html",
        "<!doctype html>\n<title>From the archive</title>\n<article>\n<p>The cinema on Gull Street showed “Low Tide” for a year. “Low Tide” was \
         released in 1999 &amp; ran until the projector broke.</p>\n</article>\n",
    ),
    (
        "film/09-premiere.md",
        "---\ntitle: A night on Gull Street\ndate: 2024-11-30\n---\n\nOrla Finch, 54, cut the ribbon, and the crowd stood in the rain.\n",
    ),
    (
        "town/10-mayor.txt",
        "The mayor stands again\n\n2 January 2024\n\nTilda Moor, 58, stands again in May. She has run the town for twelve years.\n",
    ),
    (
        "town/11-rival.md",
        "---\ntitle: And the one who wants her chair\ndate: 2024-01-09\n---\n\nIvo Brandt, 39, has taught in the town for ten years. He wants \
         the ferry back.\n",
    ),
    (
        "town/12-debate.txt",
        "Two hours, no answer\n\n14 April 2024\n\nTilda Moor, 58, spoke first. Ivo Brandt, 39, spoke longer.\n",
    ),
    (
        "town/13-count.html",
        "<!doctype html>\n<title>A close count</title>\n<article>\n<p><time datetime=\"2024-05-03\">3 May 2024</time></p>\n<p>By midnight, \
         Tilda Moor, 58, had won by nine votes.</p>\n</article>\n",
    ),
    (
        "town/14-budget.md",
        "---\ntitle: Where the money goes\ndate: 2024-06-01\n---\n\nThe sea wall will cost $12 million, and the school waits another year.\n",
    ),
    (
        "town/15-ferry.txt",
        "The ferry, again\n\n18 June 2024\n\nThe ferry stays tied up. Its captain, Anselm Rook, plays cards.\n",
    ),
    (
        "sea/16-storm.txt",
        "Waves over the wall\n\n7 October 2024\n\nThe harbour lost eleven boats. Anselm Rook, 66, slept aboard, as he always does.\n",
    ),
    (
        "sea/17-boats.md",
        "---\ntitle: Eleven boats\ndate: 2024-10-09\n---\n\n## Who lost what\n\nAnselm Rook, 66, kept his. Pilar Nunn, 29, lost two.\n",
    ),
    (
        "sea/18-whale.txt",
        "A visitor\n\n12 October 2024\n\nA whale came into the bay and left again. Pilar Nunn, 29, saw it from the only boat she has left.\n",
    ),
    (
        "sea/19-repairs.html",
        "<!doctype html>\n<title>Repairs begin</title>\n<article>\n<p>Cranes came on Monday. The divers were paid by the stone.</p>\n</article>\n",
    ),
    ("sea/20-calendar.txt", "What is on\n\nThe choir sings on Friday. The library is closed.\n"),
];

/// What a pull request changes: the last article gains one sentence, which says something else than two others.
pub(crate) const EDIT: (&str, &str) = (
    "sea/20-calendar.txt",
    "What is on\n\n1 December 2024\n\nThe choir sings on Friday. Pilar Nunn, 31, reads from her log at the library.\n",
);
