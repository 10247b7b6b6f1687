// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/logview/shownline.h"

#include "app/log/linefields.h"
#include "ui/logview/screentext.h"
#include "ui/logview/visibletext.h"
#include "ui/words/logwords.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

namespace runwatch {

namespace {

constexpr qsizetype FieldCharacters = 256; // of a value in a column

struct LogText
{
    Q_DECLARE_TR_FUNCTIONS(LogText)
};

// Leaves the first characters, and counts the others.
void fold(ShownLine &shown, QByteArrayView text)
{
    const qsizetype kept = bytesOfCharacters(text, FoldedCharacters);
    shown.more = characterCount(text.sliced(kept));
    shown.text = text.first(kept).toByteArray();
}

void takeFields(ShownLine &shown, QByteArrayView text, const QByteArrayList &keys)
{
    if (keys.isEmpty()) {
        shown.hasFields = hasFields(text);
        return;
    }
    const LineFields read = readFields(text);
    shown.hasFields = read.format != LineFields::Format::None;
    for (const QByteArray &key : keys) {
        const LineField *field = read.find(key);
        const QByteArrayView value = field ? QByteArrayView(field->value) : QByteArrayView();
        shown.fields << visibleText(value.first(bytesOfCharacters(value, FieldCharacters)));
    }
}

void takeText(ShownLine &shown, QByteArrayView raw, const QByteArrayList &keys)
{
    const bool isWhole = shown.folding == Folding::Whole;
    if (!needsTerminal(raw)) {
        takeFields(shown, raw, keys);
        isWhole ? void(shown.text = raw.toByteArray()) : fold(shown, raw);
        return;
    }
    TerminalText read = readTerminal(raw);
    shown.spans = std::move(read.spans);
    takeFields(shown, read.text, keys);
    isWhole ? void(shown.text = std::move(read.text)) : fold(shown, read.text);
}

} // namespace

QString ShownLine::beginning() const
{
    QStringList words{time};
    if (!job.isEmpty())
        words << job;
    if (!isMark)
        words << levelWord(level);
    std::copy_if(fields.cbegin(), fields.cend(), std::back_inserter(words), [](const QString &value) { return !value.isEmpty(); });
    return words.join(u' ') + u' ';
}

QString ShownLine::markWords() const
{
    const QString words = QString::fromUtf8(text);
    //: %1 is a job's title, %2 what happened to it
    return job.isEmpty() ? words : LogText::tr("%1: %2").arg(job, words);
}

QString ShownLine::link() const
{
    if (more > 0) //: Stands at the end of a long line; a click shows the rest
        return LogText::tr("… %n more character(s): show all", nullptr, int(std::min<qsizetype>(more, INT_MAX)));
    if (folding == Folding::Whole && text.size() > FoldedCharacters) //: Stands at the end of a long line
        return LogText::tr("show less");
    return {};
}

ShownLine shownLine(LogPlace place, const LogLine &line, qint64 previousArrival, const PageStyle &style, Folding folding)
{
    ShownLine shown;
    shown.place = place;
    shown.level = line.level;
    shown.isMark = line.kind != LogKind::ServerText;
    shown.serverTime = line.serverTime;
    shown.arrivalTime = line.arrivalTime;
    shown.time = logTimeText(style.timeMode, line, {style.runStartedAt, previousArrival});
    shown.folding = folding;
    if (shown.isMark)
        shown.text = visibleText(QStringView(markText(line))).toUtf8();
    else
        takeText(shown, line.text, style.fieldKeys);
    return shown;
}

} // namespace runwatch
