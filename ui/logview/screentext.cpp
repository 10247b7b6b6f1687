// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/logview/screentext.h"

#include "ui/logview/visibletext.h"

#include <QStringView>

#include <algorithm>

namespace runwatch {

namespace {

constexpr char32_t Replacement = 0xfffd;
constexpr char32_t Joiner = 0x200d;
constexpr char32_t NonJoiner = 0x200c;

struct Decoded
{
    char32_t character = Replacement;
    qsizetype size = 1;
};

bool isContinuation(char byte)
{
    return (uchar(byte) & 0xc0) == 0x80;
}

// The character at `at`, or the maximal invalid part there (WHATWG Encoding, UTF-8 decoder).
Decoded decode(QByteArrayView text, qsizetype at)
{
    const auto lead = uchar(text[at]);
    if (lead < 0x80)
        return {lead, 1};
    const int more = lead >= 0xc2 && lead <= 0xdf ? 1 : lead >= 0xe0 && lead <= 0xef ? 2 : lead >= 0xf0 && lead <= 0xf4 ? 3 : 0;
    uchar lowest = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    uchar highest = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    char32_t character = lead & (0x3f >> more);
    for (int i = 1; i <= more; ++i) {
        const uchar next = at + i < text.size() ? uchar(text[at + i]) : 0;
        if (next < lowest || next > highest)
            return {Replacement, i};
        lowest = 0x80;
        highest = 0xbf;
        character = (character << 6) | (next & 0x3f);
    }
    return more == 0 ? Decoded{} : Decoded{character, more + 1};
}

bool isPlainByte(char byte)
{
    return byte >= ' ' && byte < '\x7f';
}

// Letters and emoji that a joiner may stand between; Latin ones are never joined.
bool isJoinable(char32_t character)
{
    return character >= 0x0600 && character != Replacement && !(character >= 0x2000 && character <= 0x20ff);
}

class Writer
{
public:
    explicit Writer(QByteArrayView from)
        : m_from(from)
    {
        m_to.text.reserve(from.size() + 8);
        m_to.bytes.reserve(from.size() + 8);
    }

    ScreenText write()
    {
        for (qsizetype at = 0; at < m_from.size();) {
            const Decoded decoded = decode(m_from, at);
            put(decoded, at);
            m_before = decoded.character;
            at += decoded.size;
        }
        m_to.bytes.append(qint32(m_from.size()));
        return std::move(m_to);
    }

private:
    void put(const Decoded &decoded, qsizetype at)
    {
        if (decoded.character == U'\t')
            append(QString(TabWidth - m_to.text.size() % TabWidth, u' '), at);
        else if (isHere(decoded, at) || !isInvisible(decoded.character))
            append(QStringView(QChar::fromUcs4(decoded.character)), at);
        else
            append(pictureOf(char16_t(decoded.character)), at);
    }

    // Joins the characters around it, as in emoji of several and in scripts of the East.
    [[nodiscard]] bool isHere(const Decoded &decoded, qsizetype at) const
    {
        if (decoded.character != Joiner && decoded.character != NonJoiner)
            return false;
        const qsizetype next = at + decoded.size;
        return next < m_from.size() && isJoinable(m_before) && isJoinable(decode(m_from, next).character);
    }

    void append(QStringView shown, qsizetype at)
    {
        m_to.text.append(shown);
        for (qsizetype i = 0; i < shown.size(); ++i)
            m_to.bytes.append(qint32(at));
    }

    QByteArrayView m_from;
    ScreenText m_to;
    char32_t m_before = 0;
};

} // namespace

qsizetype ScreenText::byteAt(qsizetype position) const
{
    const qsizetype inside = std::clamp<qsizetype>(position, 0, text.size());
    return isPlain() ? inside : bytes[inside];
}

qsizetype ScreenText::positionAt(qsizetype byte) const
{
    if (isPlain())
        return std::clamp<qsizetype>(byte, 0, text.size());
    const auto after = std::upper_bound(bytes.begin(), bytes.end(), qint32(std::clamp<qsizetype>(byte, 0, bytes.last())));
    const auto holding = std::lower_bound(bytes.begin(), after, after == bytes.begin() ? 0 : *(after - 1));
    return holding - bytes.begin();
}

bool ScreenText::isStop(qsizetype position) const
{
    if (isPlain() || position <= 0 || position >= text.size())
        return true;
    return bytes[position] != bytes[position - 1];
}

ScreenText screenText(QByteArrayView shownText)
{
    if (std::all_of(shownText.begin(), shownText.end(), isPlainByte))
        return {QString::fromLatin1(shownText), {}};
    return Writer(shownText).write();
}

qsizetype characterCount(QByteArrayView shownText)
{
    return shownText.size() - std::count_if(shownText.begin(), shownText.end(), isContinuation);
}

qsizetype bytesOfCharacters(QByteArrayView shownText, qsizetype most)
{
    if (shownText.size() <= most)
        return shownText.size();
    qsizetype at = 0;
    for (qsizetype i = 0; i < most && at < shownText.size(); ++i)
        at += decode(shownText, at).size;
    return at;
}

} // namespace runwatch
