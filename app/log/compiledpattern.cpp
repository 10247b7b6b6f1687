// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/compiledpattern.h"

#include <QChar>
#include <QElapsedTimer>

#include <algorithm>
#include <cstring>
#include <utility>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

namespace runwatch {

namespace {

constexpr qsizetype FewestPlaces = 16;
constexpr qint64 ShortWhile = 1; // ms
constexpr size_t SmallestStack = 32 << 10;
constexpr size_t LargestStack = 8 << 20; // bytes; taken from the system as far as it is needed

constexpr quint32 Common = PCRE2_MULTILINE | PCRE2_ALT_CIRCUMFLEX | PCRE2_NEVER_BACKSLASH_C | PCRE2_USE_OFFSET_LIMIT;
constexpr quint32 Unicode = PCRE2_UTF | PCRE2_UCP | PCRE2_MATCH_INVALID_UTF;

PCRE2_SPTR bytesOf(QByteArrayView text)
{
    return reinterpret_cast<PCRE2_SPTR>(text.isEmpty() ? "" : text.data()); // never null
}

// What one thread matches with.
class Scratch final
{
    Q_DISABLE_COPY_MOVE(Scratch)

public:
    Scratch()
        : data(pcre2_match_data_create(1, nullptr))
        , context(pcre2_match_context_create(nullptr))
        , m_stack(pcre2_jit_stack_create(SmallestStack, LargestStack, nullptr))
    {
        Q_CHECK_PTR(data);
        Q_CHECK_PTR(context);
        pcre2_jit_stack_assign(context, nullptr, m_stack);
    }

    ~Scratch()
    {
        pcre2_match_data_free(data);
        pcre2_match_context_free(context);
        pcre2_jit_stack_free(m_stack);
    }

    pcre2_match_data *const data;
    pcre2_match_context *const context;

private:
    pcre2_jit_stack *const m_stack;
};

bool isWordCharacter(QChar character)
{
    return character.isLetterOrNumber() || character.isMark() || character == u'_' || character.isSurrogate();
}

// Bytes that stand for themselves in a regular expression.
QByteArray quoted(QByteArrayView text)
{
    QByteArray pattern;
    for (const char byte : text) {
        const bool isLetter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
        if (uchar(byte) < 0x80 && !isLetter && !(byte >= '0' && byte <= '9') && byte != '\0')
            pattern += '\\';
        pattern += byte == '\0' ? QByteArray("\\x00") : QByteArray(1, byte);
    }
    return pattern;
}

// Not between two word characters.
constexpr char NotInWord[] = "(?:\\b|(?<!\\w))";

QByteArray patternOf(const SearchQuery &query)
{
    const QByteArray text = query.text.toUtf8();
    if (query.isRegex)
        return query.isWholeWord ? NotInWord + ("(?:" + text) + "\\E)" + NotInWord
                                 : text; // \E ends an open \Q
    if (!query.isWholeWord || query.text.isEmpty())
        return quoted(text);
    const auto edge = [](QChar character) {
        return isWordCharacter(character) ? QByteArray("\\b") : QByteArray();
    };
    return edge(query.text.front()) + quoted(text) + edge(query.text.back());
}

// As far as the options that PCRE2 knows change it, any text with \w and the like is faster in bytes.
bool isFasterInBytes(QByteArrayView pattern)
{
    return std::any_of(pattern.begin(), pattern.end(),
                       [](char byte) { return byte == '\\' || byte == '[' || byte == '.'; });
}

// Where a character begins: there or behind it.
qsizetype nextCharacter(QByteArrayView text, qsizetype at)
{
    while (at < text.size() && (uchar(text[at]) & 0xc0) == 0x80)
        ++at;
    return at;
}

} // namespace

bool isAscii(QByteArrayView text)
{
    qsizetype at = 0;
    for (; at + 32 <= text.size(); at += 32) {
        quint64 words[4];
        std::memcpy(words, text.data() + at, sizeof(words));
        if (((words[0] | words[1] | words[2] | words[3]) & 0x8080'8080'8080'8080u) != 0)
            return false;
    }
    return std::all_of(text.begin() + at, text.end(), [](char byte) { return uchar(byte) < 0x80; });
}

void CompiledPattern::FreeCode::operator()(pcre2_real_code_8 *code) const
{
    pcre2_code_free(code);
}

CompiledPattern::CompiledPattern(const SearchQuery &query, PatternTraits traits)
    : m_query(query)
    , m_traits(std::move(traits))
{
}

CompiledPattern::Code CompiledPattern::compileCode(QByteArrayView pattern, quint32 options,
                                                   PatternError &error)
{
    const std::unique_ptr<pcre2_compile_context, decltype(&pcre2_compile_context_free)> context(
        pcre2_compile_context_create(nullptr), pcre2_compile_context_free);
    Q_CHECK_PTR(context.get());
    pcre2_set_newline(context.get(), PCRE2_NEWLINE_LF);
    int number = 0;
    PCRE2_SIZE offset = 0;
    Code code(
        pcre2_compile(bytesOf(pattern), size_t(pattern.size()), options, &number, &offset, context.get()));
    if (!code) {
        PCRE2_UCHAR message[256] = {};
        pcre2_get_error_message(number, message, sizeof(message));
        const auto before = pattern.first(std::min(qsizetype(offset), pattern.size()));
        error = {QString::fromUtf8(before).size(),
                 QString::fromUtf8(reinterpret_cast<const char *>(message))};
        return code;
    }
    pcre2_jit_compile(code.get(), PCRE2_JIT_COMPLETE); // where it cannot, pcre2_match() interprets
    return code;
}

std::variant<std::shared_ptr<const CompiledPattern>, PatternError>
CompiledPattern::compile(const SearchQuery &query)
{
    const QByteArray typed = query.text.toUtf8();
    const bool isCaseBlind = !query.isCaseSensitive;
    const quint32 options = Common | (isCaseBlind ? PCRE2_CASELESS : 0);
    const std::shared_ptr<CompiledPattern> compiled(new CompiledPattern(
        query, query.isRegex ? regexTraits(typed, isCaseBlind) : plainTraits(typed, isCaseBlind)));
    compiled->m_hasStart = query.isRegex && (typed.contains("\\G") || typed.contains("(*"));
    PatternError error;
    if (query.isRegex && !compileCode(typed, options | Unicode, error)) // alone, so that the place is right
        return error;
    const QByteArray pattern = patternOf(query);
    compiled->m_code = compileCode(pattern, options | Unicode, error);
    if (!compiled->m_code)
        return PatternError{0, error.reason};
    if (compiled->m_traits.isByteSafe && isFasterInBytes(pattern))
        compiled->m_byteCode = compileCode(pattern, options, error);
    return compiled;
}

// PCRE2's limit holds for each place where a match may begin, so many places are tried a few at a time.
PatternMatch CompiledPattern::find(QByteArrayView text, qsizetype from, Characters characters,
                                   const Patience &patience) const
{
    thread_local const Scratch scratch;
    const pcre2_code *code = characters == Characters::Bytes && m_byteCode ? m_byteCode.get() : m_code.get();
    pcre2_set_match_limit(scratch.context, patience.matchLimit);
    qsizetype places = std::max(FewestPlaces, patience.bytesAtOnce / (text.size() - from + 1));
    QElapsedTimer timer;
    for (qint64 before = 0;;) {
        const bool isLast = m_hasStart || text.size() - from < places;
        pcre2_set_offset_limit(scratch.context, isLast ? PCRE2_UNSET : size_t(from + places - 1));
        const int found =
            pcre2_match(code, bytesOf(text), size_t(text.size()), size_t(from), 0, scratch.data, scratch.context);
        if (found >= 0) {
            const PCRE2_SIZE *place = pcre2_get_ovector_pointer(scratch.data);
            return {PatternMatch::Outcome::Match, qsizetype(place[0]), qsizetype(place[1])};
        }
        if (found != PCRE2_ERROR_NOMATCH)
            return {PatternMatch::Outcome::GivenUp, from, from};
        if (isLast || (patience.isCancelled && patience.isCancelled->load(std::memory_order_relaxed)))
            return {};
        if (!timer.isValid())
            timer.start(); // not before: most matches are close by
        const qint64 now = timer.elapsed();
        if (now > patience.most.count())
            return {PatternMatch::Outcome::GivenUp, from, from};
        from = nextCharacter(text, from + places);
        places *= now - std::exchange(before, now) <= ShortWhile ? 2 : 1;
    }
}

PatternMatch CompiledPattern::findInLine(QByteArrayView shownText, const Patience &patience) const
{
    return find(shownText, 0, m_byteCode && isAscii(shownText) ? Characters::Bytes : Characters::Utf8, patience);
}

} // namespace runwatch
