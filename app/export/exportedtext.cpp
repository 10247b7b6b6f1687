// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/export/exportedtext.h"

#include "app/export/plainbytes.h"
#include "app/log/terminaltext.h"
#include "app/stream/utf8.h"

namespace runwatch {

namespace {

struct Character
{
    char32_t code = 0;
    qsizetype size = 1; // bytes
};

Character firstCharacter(QByteArrayView valid)
{
    const auto lead = uchar(valid.front());
    if (lead < 0x80)
        return {lead, 1};
    const qsizetype size = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    char32_t code = lead & (0xff >> (size + 1));
    for (qsizetype i = 1; i < size; ++i)
        code = code << 6 | (uchar(valid[i]) & 0x3f);
    return {code, size};
}

bool isControl(char32_t c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0);
}

// Changes the direction of what follows, or takes no room at all.
bool isHidden(char32_t c)
{
    return (c >= 0x200b && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f)
        || c == 0x061c || c == 0x00ad || c == 0xfeff;
}

void appendHex(char32_t c, QByteArray &out, const char *digits)
{
    for (int shift = 12; shift >= 0; shift -= 4)
        out.append(digits[c >> shift & 0xf]);
}

void appendPicture(char32_t c, QByteArray &out)
{
    if (c < 0x20 || c == 0x7f) { // U+2400 to U+2421
        out.append("\xe2\x90").append(char(0x80 + (c == 0x7f ? 0x21 : c)));
        return;
    }
    out.append("\xe2\x9f\xa8U+");
    appendHex(c, out, "0123456789ABCDEF");
    out.append("\xe2\x9f\xa9");
}

// The shown text. `room` keeps what had to be made.
QByteArrayView shownText(QByteArrayView raw, QByteArray &plain, QByteArray &repaired)
{
    if (needsTerminal(raw)) {
        appendPlain(raw, plain);
        raw = plain;
    }
    return toValidUtf8(raw, repaired);
}

// Plain bytes are copied at once; `unusual` is called with each other character and its bytes.
template <Writing writing, typename Unusual>
void appendText(QByteArrayView raw, QByteArray &out, Unusual &&unusual)
{
    qsizetype plain = plainPrefix<writing>(raw);
    if (plain == raw.size()) {
        out.append(raw);
        return;
    }
    QByteArray made;
    QByteArray repaired;
    QByteArrayView left = shownText(raw, made, repaired);
    while (!left.isEmpty()) {
        plain = plainPrefix<writing>(left);
        out.append(left.first(plain));
        left = left.sliced(plain);
        if (left.isEmpty())
            return;
        const Character character = firstCharacter(left);
        unusual(character.code, left.first(character.size));
        left = left.sliced(character.size);
    }
}

// U+200C and U+200D after a letter that is not ASCII: emoji of several, and scripts that are joined.
bool isJoining(char32_t c, const QByteArray &before, qsizetype begin)
{
    return (c == 0x200c || c == 0x200d) && before.size() > begin && uchar(before.back()) >= 0x80;
}

bool beginsFormula(QByteArrayView shown)
{
    constexpr QByteArrayView signs("=+-@\t\r\n");
    if (shown.isEmpty())
        return false;
    if (signs.contains(shown.front()))
        return true;
    for (const QByteArrayView wide : {"\xef\xbc\x9d", "\xef\xbc\x8b", "\xef\xbc\x8d", "\xef\xbc\xa0"}) { // ＝＋－＠
        if (shown.startsWith(wide))
            return true;
    }
    return false;
}

} // namespace

void appendVisible(QByteArrayView raw, QByteArray &out)
{
    appendText<Writing::Text>(raw, out, [&out, begin = out.size()](char32_t c, QByteArrayView bytes) {
        if (isControl(c) || (isHidden(c) && !isJoining(c, out, begin)))
            appendPicture(c, out);
        else
            out.append(bytes);
    });
}

void appendJsonText(QByteArrayView raw, QByteArray &out)
{
    appendText<Writing::Json>(raw, out, [&out](char32_t c, QByteArrayView bytes) {
        if (c == '"' || c == '\\') {
            out.append('\\').append(char(c));
        } else if (c == '\n') {
            out.append("\\n");
        } else if (c == '\t') {
            out.append("\\t");
        } else if (isControl(c) || isHidden(c)) {
            out.append("\\u");
            appendHex(c, out, "0123456789abcdef");
        } else {
            out.append(bytes);
        }
    });
}

void appendCsvCell(QByteArrayView raw, QByteArray &out)
{
    out.append('"');
    const qsizetype begin = out.size();
    appendText<Writing::Csv>(raw, out, [&out, begin](char32_t c, QByteArrayView bytes) {
        if (c == '"')
            out.append("\"\"");
        else if ((isControl(c) && c != '\n') || (isHidden(c) && !isJoining(c, out, begin)))
            appendPicture(c, out);
        else
            out.append(bytes);
    });
    if (beginsFormula(QByteArrayView(out).sliced(begin)))
        out.insert(begin, '\'');
    out.append('"');
}

void appendClean(QByteArrayView raw, QByteArray &out)
{
    appendText<Writing::Text>(raw, out, [&out](char32_t c, QByteArrayView bytes) {
        if (!isControl(c) || c == '\n')
            out.append(bytes);
    });
}

} // namespace runwatch
