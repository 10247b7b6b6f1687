// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/logview/visibletext.h"

#include "app/stream/utf8.h"
#include "ui/words/timewords.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>

namespace runwatch {

namespace {

struct VisibleText
{
    Q_DECLARE_TR_FUNCTIONS(VisibleText)
};

constexpr char16_t Escape = 0x1b;
constexpr char16_t StringTerminator = 0x9c;

bool isControl(char16_t c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0);
}

// Characters that change the direction of what follows, or take no room at all.
bool isHidden(char16_t c)
{
    return (c >= 0x200b && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f)
        || c == 0x061c || c == 0x00ad || c == 0xfeff;
}

// One past an operating system command, or another string that ends with ST or BEL; `begin` when it
// never ends: then it hides nothing.
qsizetype endOfString(QStringView text, qsizetype begin, qsizetype i)
{
    for (; i < text.size(); ++i) {
        const char16_t c = text[i].unicode();
        if (c == 0x07 || c == StringTerminator)
            return i + 1;
        if (c == Escape)
            return i + 1 < text.size() && text[i + 1] == u'\\' ? i + 2 : i;
    }
    return begin;
}

qsizetype endOfControlSequence(QStringView text, qsizetype i)
{
    while (i < text.size() && text[i] >= u'\x20' && text[i] <= u'\x3f')
        ++i; // parameters and intermediate bytes
    return i < text.size() && text[i] >= u'\x40' && text[i] <= u'\x7e' ? i + 1 : i;
}

// ECMA-48: one past the escape sequence that starts at `i`, or `i` when none does.
qsizetype endOfEscape(QStringView text, qsizetype i)
{
    char16_t introducer = text[i].unicode();
    qsizetype next = i + 1;
    if (introducer == Escape) {
        if (next == text.size())
            return i;
        introducer = text[next].unicode();
        if (introducer >= 0x40 && introducer <= 0x5f)
            introducer = char16_t(introducer + 0x40); // the same control as one character
        else if (introducer >= 0x20 && introducer < 0x7f) {
            while (next < text.size() && text[next] >= u'\x20' && text[next] <= u'\x2f')
                ++next;
            return std::min(next + 1, text.size());
        } else
            return i;
        ++next;
    }
    switch (introducer) {
    case 0x9b: // CSI
        return endOfControlSequence(text, next);
    case 0x90: // DCS
    case 0x98: // SOS
    case 0x9d: // OSC
    case 0x9e: // PM
    case 0x9f: // APC
        return endOfString(text, i, next);
    default:
        return text[i] == Escape ? next : i;
    }
}

QString codePoint(char16_t c)
{
    return QStringLiteral("\u27e8U+%1\u27e9").arg(uint(c), 4, 16, QLatin1Char('0')).toUpper();
}

bool isPlain(QStringView text)
{
    return std::none_of(text.begin(), text.end(),
                        [](QChar c) { return isControl(c.unicode()) || isHidden(c.unicode()); });
}

QString madeVisible(QStringView text)
{
    if (isPlain(text))
        return text.toString();
    QString visible;
    visible.reserve(text.size() + 16);
    for (qsizetype i = 0; i < text.size();) {
        const char16_t c = text[i].unicode();
        if (const qsizetype end = endOfEscape(text, i); end > i) {
            i = end;
            continue;
        }
        if (c == u'\t')
            visible.append(QString(TabWidth - visible.size() % TabWidth, u' '));
        else if (isControl(c))
            visible.append(pictureOf(c));
        else if (isHidden(c))
            visible.append(codePoint(c));
        else
            visible.append(text[i]);
        ++i;
    }
    return visible;
}

// The first characters, never half of one.
QStringView head(QStringView text)
{
    if (text.size() <= LongestShown)
        return text;
    return text.first(text[LongestShown - 1].isHighSurrogate() ? LongestShown - 1 : LongestShown);
}

} // namespace

bool isInvisible(char32_t character)
{
    return character <= 0xffff && (isControl(char16_t(character)) || isHidden(char16_t(character)));
}

// Names, not the pictures of Unicode's own: few fonts have those.
QString pictureOf(char16_t invisible)
{
    static constexpr std::array<const char *, 0x20> names{
        "NUL", "SOH", "STX", "ETX", "EOT", "ENQ", "ACK", "BEL", "BS", "TAB", "LF", "VT", "FF", "CR", "SO", "SI",
        "DLE", "DC1", "DC2", "DC3", "DC4", "NAK", "SYN", "ETB", "CAN", "EM", "SUB", "ESC", "FS", "GS", "RS", "US"};
    const auto bracketed = [](const char *name) { return QStringLiteral("\u27e8%1\u27e9").arg(QLatin1String(name)); };
    if (invisible < names.size())
        return bracketed(names[invisible]);
    return invisible == 0x7f ? bracketed("DEL") : codePoint(invisible);
}

QString visibleText(QStringView text)
{
    const QStringView shown = head(text);
    return shown.size() == text.size() ? madeVisible(text) : madeVisible(shown) + QStringLiteral(" …");
}

QString visibleText(QByteArrayView utf8)
{
    constexpr qsizetype Enough = 4 * (LongestShown + 1); // bytes of so many characters
    const QString text = fromUtf8(utf8.first(std::min(utf8.size(), Enough)));
    const QStringView shown = head(text);
    if (shown.size() == text.size())
        return madeVisible(text);
    //: Stands at the end of a very long line that was cut; %1 is the size of the whole line
    return madeVisible(shown) + VisibleText::tr(" … (cut here, %1 in all)").arg(sizeText(utf8.size()));
}

QString visibleLines(QStringView text)
{
    QStringList lines;
    for (const QStringView line : text.split(u'\n'))
        lines << visibleText(line);
    return lines.join(u'\n');
}

QString cleanText(QByteArrayView utf8)
{
    const QString text = fromUtf8(utf8);
    QString clean;
    clean.reserve(text.size());
    for (qsizetype i = 0; i < text.size();) {
        const char16_t c = text[i].unicode();
        if (const qsizetype end = endOfEscape(text, i); end > i) {
            i = end;
            continue;
        }
        if (!isControl(c) || c == u'\n' || c == u'\t')
            clean.append(text[i]);
        ++i;
    }
    return clean;
}

} // namespace runwatch
