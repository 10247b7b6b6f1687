// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/export/copiedrows.h"

#include "app/export/exportedtext.h"
#include "app/export/snapshotreader.h"
#include "app/log/terminaltext.h"

#include <algorithm>

namespace runwatch {

namespace {

constexpr qint64 RowsAtOnce = 256; // before it looks whether it was cancelled

// Where a text may be cut so that no character is: at `most` bytes or a little before.
qsizetype wholeCharacters(QByteArrayView text, qsizetype most)
{
    if (most >= text.size())
        return text.size();
    while (most > 0 && (uchar(text[most]) & 0xc0) == 0x80)
        --most;
    return most;
}

class RowCopier final
{
public:
    RowCopier(const CopiedRows &what, CopyLimits limits)
        : m_what(what)
        , m_limits(limits)
        , m_writer(ExportFormat::Text, AllParts, what.words)
    {
    }

    [[nodiscard]] bool isFull() const { return m_sent > m_limits.sent || m_copied.isCut || m_copied.rows >= m_limits.rows || m_copied.text.size() >= m_limits.bytes; }

    void take(LogPlace place, const LogLine &line)
    {
        m_sent += line.text.size();
        if (isFull()) {
            ++m_copied.left;
            return;
        }
        if (m_copied.rows++ > 0)
            m_copied.text.append('\n');
        else
            m_copied.from = line.arrivalTime;
        m_copied.to = line.arrivalTime;
        appendRow(place, line);
        if (m_copied.text.size() > m_limits.bytes) {
            m_copied.text.truncate(wholeCharacters(m_copied.text, m_limits.bytes));
            m_copied.isCut = true;
        }
    }

    CopiedText &copied() { return m_copied; }

private:
    void appendRow(LogPlace place, const LogLine &line)
    {
        QByteArray &text = m_copied.text;
        if (m_what.form == CopiedRows::Form::WithContext) {
            m_writer.append(place, line, text);
            text.chop(1);
        } else if (line.kind != LogKind::ServerText && place == m_what.lastPlace && m_what.lastByte == 0) {
            return; // none of it is selected
        } else if (line.kind != LogKind::ServerText) {
            text.append('[');
            appendClean(m_what.words.mark ? m_what.words.mark(line) : line.text.toByteArray(), text);
            text.append(']');
        } else if (place == m_what.firstPlace || place == m_what.lastPlace) {
            appendPart(place, line.text);
        } else {
            appendClean(line.text, text);
        }
    }

    void appendPart(LogPlace place, QByteArrayView raw)
    {
        QByteArray shown;
        appendPlain(raw, shown);
        const qsizetype begin = place == m_what.firstPlace ? std::clamp<qsizetype>(m_what.firstByte, 0, shown.size()) : 0;
        const qsizetype end = place == m_what.lastPlace ? std::clamp(m_what.lastByte, begin, shown.size()) : shown.size();
        appendClean(QByteArrayView(shown).sliced(begin, end - begin), m_copied.text);
    }

    const CopiedRows &m_what;
    const CopyLimits m_limits;
    LineWriter m_writer;
    CopiedText m_copied;
    qsizetype m_sent = 0; // bytes looked at
};

} // namespace

CopiedText copyRows(const CopiedRows &what, CopyLimits limits, ExportProgress &progress)
{
    RowCopier copier(what, limits);
    SnapshotReader reader(what.rows);
    CopiedText &copied = copier.copied();
    bool isMore = true;
    while (isMore && !copier.isFull() && !progress.isCancelled) {
        isMore = reader.read(RowsAtOnce, [&copier](LogPlace place, const LogLine &line) { copier.take(place, line); });
        progress.rows.store(copied.rows, std::memory_order_relaxed);
    }
    copied.isCancelled = progress.isCancelled;
    if (isMore) // what was not read may have gone as well: nobody looked
        copied.left = what.rows.rows - copied.rows;
    else
        copied.gone = what.rows.rows - copied.rows - copied.left;
    if (what.form == CopiedRows::Form::Markdown) {
        const QByteArray fence = fenceFor(copied.text);
        copied.text = fence + '\n' + copied.text + '\n' + fence + '\n';
    }
    return std::move(copied);
}

QByteArray fenceFor(QByteArrayView text)
{
    qsizetype longest = 2;
    qsizetype run = 0;
    for (const char byte : text) {
        run = byte == '`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return QByteArray(longest + 1, '`');
}

} // namespace runwatch
