// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/patterntraits.h"
#include "app/log/searchpattern.h"

#include <atomic>
#include <chrono>
#include <memory>
#include <variant>

struct pcre2_real_code_8;

namespace runwatch {

// What came of looking for a pattern in some bytes.
struct PatternMatch
{
    enum class Outcome : quint8 { None, Match, GivenUp }; // GivenUp: it would have taken too long

    Outcome outcome = Outcome::None;
    qsizetype begin = 0;
    qsizetype end = 0;
};

// How long a pattern may take in one text. Where many places to begin at each cost a little, or the text
// is long, it is given up by time; short texts are bounded by the limit alone.
struct Patience
{
    std::chrono::milliseconds most{1'000};
    quint32 matchLimit = 2'000'000; // for each place; a line of the usual kind needs some hundreds
    qsizetype bytesAtOnce = 64 << 20; // read before it looks at the clock, if each place reads to the end
    const std::atomic<bool> *isCancelled = nullptr; // may be null; once true, nothing is found
};

// A query in PCRE2's code, and what is known of it. It does not change, so threads share it; what
// matching writes to is each thread's own.
class CompiledPattern final
{
    Q_DISABLE_COPY_MOVE(CompiledPattern)

public:
    enum class Characters : quint8 { Utf8, Bytes }; // Bytes only in ASCII, where traits().isByteSafe

    [[nodiscard]] static std::variant<std::shared_ptr<const CompiledPattern>, PatternError>
    compile(const SearchQuery &query);

    [[nodiscard]] const SearchQuery &query() const { return m_query; }
    [[nodiscard]] const PatternTraits &traits() const { return m_traits; }

    // The first match that begins at `from` or later. What lies before is seen by \b and lookbehind.
    [[nodiscard]] PatternMatch find(QByteArrayView text, qsizetype from, Characters characters,
                                    const Patience &patience = {}) const;
    [[nodiscard]] PatternMatch findInLine(QByteArrayView shownText, const Patience &patience = {}) const;

private:
    struct FreeCode
    {
        void operator()(pcre2_real_code_8 *code) const;
    };
    using Code = std::unique_ptr<pcre2_real_code_8, FreeCode>;

    CompiledPattern(const SearchQuery &query, PatternTraits traits);
    [[nodiscard]] static Code compileCode(QByteArrayView pattern, quint32 options, PatternError &error);

    SearchQuery m_query;
    PatternTraits m_traits;
    Code m_code;
    bool m_hasStart = false; // it speaks of where the search begins, as \G and (*COMMIT) do
    Code m_byteCode; // null where it could answer differently, or would not be faster
};

[[nodiscard]] bool isAscii(QByteArrayView text);

} // namespace runwatch
