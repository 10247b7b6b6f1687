// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/searchquery.h"

#include <QByteArrayView>
#include <QList>

#include <memory>
#include <variant>

namespace runwatch {

class CompiledPattern;

// Why a query is no pattern.
struct PatternError
{
    qsizetype at = 0; // in SearchQuery::text; its size: at its end
    QString reason; // PCRE2's own words, English
};

struct ByteRange
{
    qsizetype begin = 0;
    qsizetype end = 0;

    friend bool operator==(const ByteRange &, const ByteRange &) = default;
};

// A query made ready. A value: copies share what was compiled, and any thread may use one at any time.
// It matches one line's shown text (terminaltext.h): ^ and $ are its ends, and the ends of its rows
// where it holds line feeds; . is any character but a line feed. \w, \d, \b and case are Unicode's.
// Invalid UTF-8 matches nothing, and what surrounds it is searched.
class SearchPattern final
{
public:
    [[nodiscard]] const SearchQuery &query() const;

    // Whether the pattern is in it, whatever isInverse says. False, too, when the search in this one
    // line had to be given up; LogSearch tells that.
    [[nodiscard]] bool matches(QByteArrayView shownText) const;

    // Where, from the left, none of them empty, `most` at the most, and as far as a few ms reach. None
    // when it is inverse.
    [[nodiscard]] QList<ByteRange> ranges(QByteArrayView shownText, qsizetype most) const;

    [[nodiscard]] const CompiledPattern &compiled() const { return *m_compiled; } // for this room

private:
    friend std::variant<SearchPattern, PatternError> compile(const SearchQuery &query);
    explicit SearchPattern(std::shared_ptr<const CompiledPattern> compiled)
        : m_compiled(std::move(compiled))
    {
    }

    std::shared_ptr<const CompiledPattern> m_compiled;
};

// Less than a millisecond. An empty text matches every line.
[[nodiscard]] std::variant<SearchPattern, PatternError> compile(const SearchQuery &query);

} // namespace runwatch
