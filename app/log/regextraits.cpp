// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/patterntraits.h"

#include <algorithm>

namespace runwatch {

namespace {

bool isAscii(char byte)
{
    return uchar(byte) < 0x80;
}

bool isDigit(char byte)
{
    return byte >= '0' && byte <= '9';
}

bool isLetter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

class RegexReader final
{
public:
    RegexReader(QByteArrayView regex, bool isCaseBlind)
        : m_regex(regex)
    {
        m_traits.isCaseBlind = isCaseBlind;
    }

    PatternTraits read()
    {
        const std::vector<Needles> needles = alternatives();
        if (m_isStrange || m_at < m_regex.size())
            return {true, false, m_traits.isCaseBlind, {}};
        m_traits.needles =
            m_traits.isCaseBlind ? folded(needles) : needles; // a flag may stand behind letters
        return m_traits;
    }

private:
    [[nodiscard]] bool atEnd() const { return m_at >= m_regex.size(); }
    [[nodiscard]] char peek(qsizetype ahead = 0) const
    {
        return m_at + ahead < m_regex.size() ? m_regex[m_at + ahead] : '\0';
    }

    bool take(QByteArrayView text)
    {
        if (atEnd() || !m_regex.sliced(m_at).startsWith(text))
            return false;
        m_at += text.size();
        return true;
    }

    // Up to the closing parenthesis or the end.
    std::vector<Needles> alternatives()
    {
        constexpr int Deepest = 50;
        m_isStrange = m_isStrange || ++m_depth > Deepest;
        std::vector<Needles> first = sequence();
        if (peek() != '|' || m_isStrange) {
            --m_depth;
            return first;
        }
        Needles all;
        bool isEach = addBest(first, all);
        while (!m_isStrange && take("|"))
            isEach = addBest(sequence(), all) && isEach;
        --m_depth;
        return isEach ? std::vector<Needles>(1, all) : std::vector<Needles>();
    }

    static bool addBest(const std::vector<Needles> &found, Needles &all)
    {
        const auto isShorter = [](const Needles &one, const Needles &other) {
            return shortestOf(one) < shortestOf(other);
        };
        const auto best = std::max_element(found.begin(), found.end(), isShorter);
        if (best == found.end())
            return false;
        all.insert(all.end(), best->begin(), best->end());
        return true;
    }

    std::vector<Needles> sequence()
    {
        std::vector<Needles> found;
        QByteArray run;
        const auto endRun = [&found, &run] {
            if (run.size() >= 2)
                found.push_back({run});
            run.clear();
        };
        while (!m_isStrange && !atEnd() && peek() != '|' && peek() != ')') {
            std::vector<Needles> group;
            const bool isLiteral = atom(run, group);
            if (!isLiteral)
                endRun();
            bool isRepeated = false;
            const bool isOptional = quantifier(isRepeated);
            if (isOptional && isLiteral)
                chopCharacter(run);
            if (isRepeated)
                endRun();
            if (!isOptional)
                found.insert(found.end(), group.begin(), group.end());
        }
        endRun();
        return found;
    }

    static void chopCharacter(QByteArray &run)
    {
        while (!run.isEmpty() && (uchar(run.back()) & 0xc0) == 0x80)
            run.chop(1);
        run.chop(1);
    }

    // One character, appended to `run`: true. Anything else: false, with what is sure to be in a group.
    bool atom(QByteArray &run, std::vector<Needles> &group)
    {
        const char byte = m_regex[m_at++];
        switch (byte) {
        case '(':
            group = parentheses();
            return false;
        case '[':
            bracket();
            return false;
        case '\\':
            return escape(run);
        case '.':
        case '^':
        case '$':
        case '\n':
            return false;
        case '{': // perhaps a quantifier to another version of PCRE2
            m_isStrange = true;
            return false;
        default:
            break;
        }
        run.append(byte);
        if (isAscii(byte))
            return true;
        m_traits.isByteSafe = false;
        while (!atEnd() && (uchar(peek()) & 0xc0) == 0x80)
            run.append(m_regex[m_at++]);
        return true;
    }

    bool escape(QByteArray &run)
    {
        const char byte = peek();
        ++m_at;
        if (isAscii(byte) && !isLetter(byte) && !isDigit(byte) && byte != '\n' && byte != '\0') {
            run.append(byte);
            return true;
        }
        if (QByteArrayView("AzZGK").contains(byte))
            m_traits.needsLines = true;
        else if (!QByteArrayView("dDwWsSbBhHvVtnrfea").contains(byte))
            m_isStrange = true;
        return false;
    }

    void bracket()
    {
        take("^");
        take("]");
        while (!atEnd() && peek() != ']') {
            const char byte = m_regex[m_at++];
            m_traits.isByteSafe = m_traits.isByteSafe && isAscii(byte);
            if (byte == '[' && (peek() == ':' || peek() == '.' || peek() == '=')) {
                namedClass();
            } else if (byte == '\\') {
                const char escaped = peek();
                ++m_at;
                const bool isPlain = isAscii(escaped) && !isLetter(escaped) && !isDigit(escaped);
                m_isStrange =
                    m_isStrange || !(isPlain || QByteArrayView("dDwWsShHvVbtnrfea").contains(escaped));
            }
        }
        m_at = std::min(m_at + 1, m_regex.size());
    }

    // Behind the bracket of "[:alpha:]". What is none may be a bracket and a colon to PCRE2.
    void namedClass()
    {
        qsizetype end = m_at + 1;
        while (end < m_regex.size() && (isLetter(m_regex[end]) || m_regex[end] == '^'))
            ++end;
        const bool isClosed = m_regex.sliced(end).startsWith(QByteArray(1, peek()) + ']');
        m_isStrange = m_isStrange || !isClosed;
        m_at = isClosed ? end + 2 : m_at;
    }

    std::vector<Needles> parentheses()
    {
        const bool isLookedAt = take("?=") || take("?!") || take("?<=") || take("?<!");
        m_traits.needsLines = m_traits.needsLines || isLookedAt;
        if (take("?>"))
            m_traits.needsLines = true;
        else if (!isLookedAt && (peek() == '?' || peek() == '*') && !opening())
            return {};
        std::vector<Needles> inside = alternatives();
        m_isStrange = m_isStrange || !take(")");
        return isLookedAt ? std::vector<Needles>() : inside;
    }

    // Behind "(", before '?' or '*'. False when no group was opened.
    bool opening()
    {
        if (take("?:") || take("?|"))
            return true;
        if (peek(0) == '?' && (peek(1) == '<' || peek(1) == 'P' || peek(1) == '\'')) {
            const qsizetype end = m_regex.indexOf(peek(1) == '\'' ? '\'' : '>', m_at + 2);
            const bool isName = end > 0 && (peek(1) != 'P' || peek(2) == '<');
            m_isStrange = m_isStrange || !isName;
            m_at = isName ? end + 1 : m_at;
            return isName;
        }
        m_isStrange = m_isStrange || peek() == '*';
        ++m_at;
        bool isOn = true;
        for (; QByteArrayView("isU-").contains(peek()) && !atEnd(); ++m_at) {
            isOn = isOn && peek() != '-';
            m_traits.isCaseBlind = m_traits.isCaseBlind || (isOn && peek() == 'i');
        }
        if (take(")"))
            return false;
        m_isStrange = m_isStrange || !take(":");
        return true;
    }

    // True when what stands before it may be left out.
    bool quantifier(bool &isRepeated)
    {
        bool isOptional = take("*") || take("?");
        isRepeated = isOptional || take("+");
        if (!isRepeated && peek() == '{' && isDigit(peek(1))) {
            const qsizetype end = m_regex.indexOf('}', m_at);
            m_isStrange = m_isStrange || end < 0;
            ++m_at;
            isOptional = true;
            for (; isDigit(peek()); ++m_at)
                isOptional = isOptional && peek() == '0';
            m_at = std::max(end + 1, m_at);
            isRepeated = true;
        }
        if (isRepeated && take("+"))
            m_traits.needsLines = true; // possessive: it never gives back what lies behind the line's end
        else if (isRepeated)
            take("?");
        return isOptional;
    }

    const QByteArrayView m_regex;
    PatternTraits m_traits;
    qsizetype m_at = 0;
    int m_depth = 0;
    bool m_isStrange = false;
};

} // namespace

PatternTraits regexTraits(QByteArrayView regex, bool isCaseBlind)
{
    return RegexReader(regex, isCaseBlind).read();
}

} // namespace runwatch
