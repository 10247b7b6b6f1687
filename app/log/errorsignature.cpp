// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/errorsignature.h"

#include <QByteArray>

#include <algorithm>
#include <array>
#include <string_view>

namespace runwatch {

namespace {

enum Class : quint8 { Other = 0, Space = 1, Digit = 2, Letter = 4, Hex = 8, Joint = 16 };

constexpr std::array<quint8, 256> Classes = [] {
    std::array<quint8, 256> classes{};
    for (int c = 0; c < 256; ++c) {
        const bool isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80;
        const bool isHexLetter = (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
        classes[size_t(c)] = quint8(c <= ' '                 ? Space
                                    : c >= '0' && c <= '9' ? Digit | Hex
                                    : isHexLetter          ? Letter | Hex
                                    : isLetter             ? Letter
                                                           : Other);
    }
    for (const char c : std::string_view("-.:,/+@_"))
        classes[size_t(c)] = Joint;
    return classes;
}();

bool is(char c, int mask)
{
    return (Classes[quint8(c)] & mask) != 0;
}

constexpr qsizetype LongestKnownWord = 12;
constexpr qsizetype LongestCode = 10; // "0x80070005"
constexpr qsizetype ShortestHexWord = 8; // without a digit

template <size_t Size>
bool isOneOf(std::string_view word, const std::array<std::string_view, Size> &words)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

// In lower case; empty for longer words, which are none of those that are known.
class LowerWord
{
public:
    explicit LowerWord(std::string_view word)
    {
        if (qsizetype(word.size()) > LongestKnownWord)
            return;
        m_size = word.size();
        std::transform(word.begin(), word.end(), m_bytes.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? char(c | 0x20) : c; });
    }
    [[nodiscard]] std::string_view view() const { return {m_bytes.data(), m_size}; }

private:
    std::array<char, size_t(LongestKnownWord)> m_bytes;
    size_t m_size = 0;
};

bool announcesCode(std::string_view word)
{
    static constexpr std::array<std::string_view, 8> Words{"http", "https", "status", "code",
                                                           "exit", "errno", "signal", "statuscode"};
    return isOneOf(LowerWord(word).view(), Words);
}

bool isUnit(std::string_view word)
{
    static constexpr std::array<std::string_view, 45> Words{
        "ns", "us", "\xc2\xb5s", "\xce\xbcs", "ms", "msec", "msecs", "s", "sec", "secs", "second", "seconds",
        "m", "min", "mins", "minute", "minutes", "h", "hr", "hrs", "hour", "hours", "d", "day", "days",
        "millisecond", "milliseconds", "b", "byte", "bytes", "k", "kb", "mb", "gb", "tb", "kib", "mib", "gib", "tib",
        "am", "pm", "utc", "gmt", "z", "hz"};
    return isOneOf(LowerWord(word).view(), Words);
}

// "Jan" and "Sat", as in "Sat, 17 Jan 12:00:00"; in no other case, since "may" is a word.
bool isDateWord(std::string_view word)
{
    static constexpr std::array<std::string_view, 19> Words{
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    return word.size() == 3 && isOneOf(word, Words);
}

class Masker
{
public:
    Masker(QByteArrayView text, QByteArray &out)
        : m_at(text.begin())
        , m_end(text.end())
        , m_out(out)
        , m_start(out.size())
    {
    }

    void run()
    {
        while (m_at < m_end) {
            if (is(*m_at, Space))
                takeSpace();
            else if (is(*m_at, Digit | Letter))
                takeWord();
            else
                m_out.append(*m_at++);
        }
        if (m_out.size() > m_start && m_out.endsWith(' '))
            m_out.chop(1);
    }

private:
    void takeSpace()
    {
        if (m_out.size() > m_start && !m_out.endsWith(' '))
            m_out.append(' ');
        m_isCodeNext = m_isCodeNext && !m_hadCode;
        ++m_at;
    }

    void takeWord()
    {
        if (const qsizetype size = addressSize(); size > 0) {
            m_at += size;
            mask();
            return;
        }
        const char *from = m_at;
        int all = Digit | Letter | Hex;
        int any = 0;
        for (; m_at < m_end && is(*m_at, Digit | Letter); ++m_at) {
            all &= Classes[quint8(*m_at)];
            any |= Classes[quint8(*m_at)];
        }
        const std::string_view word(from, size_t(m_at - from));
        if (any & Digit)
            takeNumber(word, all);
        else if ((all & Hex) && qsizetype(word.size()) >= ShortestHexWord)
            mask();
        else
            takeLetters(word);
    }

    void takeLetters(std::string_view word)
    {
        if (isDateWord(word) && isBesideNumber()) {
            mask();
            return;
        }
        m_isCodeNext = announcesCode(word);
        m_hadCode = false;
        m_out.append(word.data(), qsizetype(word.size()));
    }

    void takeNumber(std::string_view word, int all)
    {
        const bool isCode = (all & Digit) ? word.size() <= 5 : word.starts_with("0x") && qsizetype(word.size()) <= LongestCode;
        if (m_isCodeNext && isCode) {
            const bool isVersion = m_out.endsWith('/') || (m_out.endsWith('.') && !m_hadCode); // "HTTP/1.1"
            m_out.append(word.data(), qsizetype(word.size()));
            m_hadCode = m_hadCode || !isVersion;
            return;
        }
        if (!(all & Hex) && !m_out.endsWith('-') && !m_out.endsWith('_')) {
            const qsizetype letters = lettersBefore(word);
            m_out.append(word.data(), letters);
            if (letters > 0) {
                m_out.append('#');
                return;
            }
        }
        mask();
    }

    // "part17" has four letters before its number; an id like "qX7" has none that tell anything.
    [[nodiscard]] static qsizetype lettersBefore(std::string_view word)
    {
        const auto number = std::find_if(word.begin(), word.end(), [](char c) { return is(c, Digit); });
        if (number - word.begin() < 2 || !std::all_of(number, word.end(), [](char c) { return is(c, Digit); }))
            return 0;
        const auto isUpper = [](char c) { return c >= 'A' && c <= 'Z'; };
        const bool isOneCase = std::all_of(word.begin() + 1, number, isUpper) || std::none_of(word.begin() + 1, number, isUpper);
        return isOneCase ? qsizetype(number - word.begin()) : 0;
    }

    void mask()
    {
        if (m_out.size() - m_start >= 2 && is(m_out.back(), Joint) && m_out.at(m_out.size() - 2) == '#') {
            m_out.chop(1);
        } else {
            if (m_out.size() > m_start && (m_out.endsWith('-') || m_out.endsWith('+')) && isSign(m_out.size() - 1))
                m_out.chop(1);
            m_out.append('#');
        }
        skipUnit();
    }

    [[nodiscard]] bool isSign(qsizetype at) const
    {
        return at == m_start || !(is(m_out.at(at - 1), Digit | Letter | Joint) || m_out.at(at - 1) == '#');
    }

    void skipUnit()
    {
        const char *from = m_at;
        if (from < m_end && *from == ' ')
            ++from;
        else
            return;
        const char *to = from;
        while (to < m_end && to - from <= LongestKnownWord && is(*to, Digit | Letter))
            ++to;
        if (to > from && isUnit({from, size_t(to - from)}))
            m_at = to;
    }

    // Right after a number, or with one, or another word of a date, close behind.
    [[nodiscard]] bool isBesideNumber() const
    {
        const qsizetype size = m_out.size() - m_start;
        if (size >= 2 && is(m_out.back(), Space | Joint) && m_out.at(m_out.size() - 2) == '#')
            return true;
        const char *at = m_at;
        while (at < m_end && at - m_at < 3 && (is(*at, Space) || *at == ','))
            ++at;
        return at > m_at && at < m_end && (is(*at, Digit) || (m_end - at >= 3 && isDateWord({at, 3})));
    }

    // Of a UUID, an IPv6 address or a hardware's, which may have parts without a digit; 0: none.
    [[nodiscard]] qsizetype addressSize() const
    {
        constexpr qsizetype UuidSize = 36;
        constexpr qsizetype Longest = 45;
        if (!is(*m_at, Hex))
            return 0;
        qsizetype size = 0;
        qsizetype part = 0;
        int parts = 1;
        bool hasGap = false;
        const qsizetype most = std::min<qsizetype>(m_end - m_at, Longest);
        for (; size < most; ++size) {
            if (is(m_at[size], Hex)) {
                ++part;
                continue;
            }
            if (m_at[size] == '-' && size == 8)
                return uuidSize(UuidSize);
            if (m_at[size] != ':' || part > 4)
                break;
            hasGap = hasGap || (size > 0 && m_at[size - 1] == ':');
            part = 0;
            ++parts;
        }
        const bool isWhole = size == m_end - m_at || !is(m_at[size], Letter | Digit);
        return isWhole && part <= 4 && (parts == 6 || parts == 8 || (hasGap && parts > 2)) ? size : 0;
    }

    [[nodiscard]] qsizetype uuidSize(qsizetype size) const
    {
        if (m_end - m_at < size)
            return 0;
        for (qsizetype i = 0; i < size; ++i) {
            const bool isDash = i == 8 || i == 13 || i == 18 || i == 23;
            if (isDash ? m_at[i] != '-' : !is(m_at[i], Hex))
                return 0;
        }
        return m_end - m_at == size || !is(m_at[size], Letter | Digit) ? size : 0;
    }

    const char *m_at;
    const char *m_end;
    QByteArray &m_out;
    const qsizetype m_start;
    bool m_isCodeNext = false; // the last word was one that a code follows
    bool m_hadCode = false; // it has come
};

} // namespace

void appendSignature(QByteArrayView shownText, QByteArray &out)
{
    Masker(shownText.first(std::min(shownText.size(), SignatureBytes)), out).run();
}

} // namespace runwatch
