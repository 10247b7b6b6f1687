// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/terminaltext.h"

#include "app/log/terminalescapes.h"
#include "app/log/terminalrow.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace runwatch {

namespace {

using Kind = TerminalEscape::Kind;

bool isControlAt(QByteArrayView raw, qsizetype at)
{
    const auto byte = uchar(raw[at]);
    if (byte != 0xc2)
        return byte == 0x1b || byte == '\r' || byte == '\b';
    return at + 1 < raw.size() && uchar(raw[at + 1]) >= 0x80 && uchar(raw[at + 1]) <= 0x9f;
}

qsizetype endOfReturns(QByteArrayView raw, qsizetype at)
{
    while (at < raw.size() && raw[at] == '\r')
        ++at;
    return at;
}

// Most lines with escapes only colour: nothing moves, and no row of cells is needed. False, with `out`
// and `spans` as they were, when something does move.
class PlainReader final
{
public:
    PlainReader(QByteArrayView raw, QByteArray &out, QList<StyledSpan> *spans)
        : m_raw(raw)
        , m_out(out)
        , m_spans(spans)
        , m_begin(out.size())
    {
    }

    [[nodiscard]] bool read()
    {
        TerminalEscapes escapes(m_raw);
        for (qsizetype at = 0;;) {
            const qsizetype mark = escapes.next(at);
            append(at, mark);
            if (mark == m_raw.size())
                return true;
            const TerminalEscape escape = escapes.read(mark);
            at = escape.kind == Kind::None ? mark + 1 : escape.end;
            if (escape.kind == Kind::None)
                append(mark, at);
            else if (!apply(escape, at))
                return false;
        }
    }

    void undo()
    {
        m_out.truncate(m_begin);
        if (m_spans)
            m_spans->clear();
    }

private:
    void append(qsizetype begin, qsizetype end)
    {
        const qsizetype at = m_out.size();
        m_out.append(m_raw.data() + begin, end - begin);
        if (m_spans)
            addSpan(*m_spans, at, m_out.size(), m_style);
    }

    bool apply(const TerminalEscape &escape, qsizetype &at)
    {
        if (escape.kind == Kind::Style && m_spans)
            applyStyle(escape.parameters, m_style);
        if (escape.kind != Kind::Return)
            return escape.kind == Kind::Style || escape.kind == Kind::Ignored
                || escape.kind == Kind::EraseRight;
        at = endOfReturns(m_raw, at);
        return at == m_raw.size() || m_raw[at] == '\n'; // nothing is written over
    }

    const QByteArrayView m_raw;
    QByteArray &m_out;
    QList<StyledSpan> *const m_spans;
    const qsizetype m_begin;
    TextStyle m_style;
};

void readRows(QByteArrayView raw, QByteArray &out, QList<StyledSpan> *spans)
{
    TerminalRow row(raw);
    TerminalEscapes escapes(raw);
    TextStyle style;
    for (qsizetype at = 0; at < raw.size();) {
        const qsizetype mark = escapes.next(at);
        while (at < mark)
            at = row.write(at, style);
        if (at >= raw.size())
            break;
        if (raw[at] == '\n') {
            row.take(out, spans);
            out.append(raw[at++]);
            if (spans)
                addSpan(*spans, out.size() - 1, out.size(), style);
            continue;
        }
        const TerminalEscape escape = escapes.read(at);
        if (escape.kind == Kind::Style)
            applyStyle(escape.parameters, style);
        else if (escape.kind != Kind::None)
            row.apply(escape, at);
        at = escape.kind == Kind::None ? row.write(at, style) : escape.end;
    }
    row.take(out, spans);
}

void read(QByteArrayView raw, QByteArray &out, QList<StyledSpan> *spans)
{
    PlainReader reader(raw, out, spans);
    if (reader.read())
        return;
    reader.undo();
    readRows(raw, out, spans);
}

} // namespace

bool needsTerminal(QByteArrayView raw)
{
    qsizetype at = 0;
#ifdef __SSE2__
    for (; at + 16 <= raw.size(); at += 16) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i *>(raw.data() + at));
        const auto isByte = [bytes](char byte) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(byte)); };
        const __m128i controls = _mm_or_si128(_mm_or_si128(isByte('\x1b'), isByte('\r')), isByte('\b'));
        if (_mm_movemask_epi8(controls) != 0)
            return true;
        unsigned leads = unsigned(_mm_movemask_epi8(isByte('\xc2')));
        for (qsizetype lead = at; leads != 0; leads >>= 1, ++lead) {
            if ((leads & 1) != 0 && isControlAt(raw, lead))
                return true;
        }
    }
#endif
    for (; at < raw.size(); ++at) {
        if (isControlAt(raw, at))
            return true;
    }
    return false;
}

TerminalText readTerminal(QByteArrayView raw)
{
    TerminalText shown;
    if (needsTerminal(raw))
        read(raw, shown.text, &shown.spans);
    else
        shown.text = raw.toByteArray();
    return shown;
}

void appendPlain(QByteArrayView raw, QByteArray &out)
{
    if (needsTerminal(raw))
        read(raw, out, nullptr);
    else
        out.append(raw);
}

} // namespace runwatch
