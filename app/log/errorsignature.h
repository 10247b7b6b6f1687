// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>

class QByteArray;

namespace runwatch {

// What an error's shown text says without what differs from one time to the next: two errors with the
// same signature are of one kind. A word is a run of letters and digits. One that holds a digit
// becomes '#', and so do neighbours joined by one of - . : , / + @ _ ; so numbers, times, addresses,
// hex numbers, UUIDs and ids all do. Of letters before a number ("part17") the letters stay. A unit after a
// number goes with it, since 900 ms and 2 s are one kind. Words without digits stay, in quotes too: column
// "name" and column "id" are two errors. So do the parts of paths and URLs without digits, and a
// number after "status", "code", "exit", "errno", "signal" or "HTTP": 404 and 503 are two errors.
//
// Appends to `out`. Reads the first SignatureBytes alone, each a bounded number of times.
void appendSignature(QByteArrayView shownText, QByteArray &out);

inline constexpr qsizetype SignatureBytes = 4'096;

} // namespace runwatch
