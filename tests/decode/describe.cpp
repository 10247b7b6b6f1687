// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/decode/describe.h"

#include <QMetaEnum>
#include <QStringList>

namespace runwatch {
namespace {

QString number(double value)
{
    return QString::number(value, 'g', 10);
}

QString described(const ProgressReading &reading)
{
    switch (reading.scale) {
    case ProgressReading::Scale::Percent:
        return number(reading.value) + QLatin1Char('%');
    case ProgressReading::Scale::Ratio:
        return number(reading.value) + QLatin1Char('/') + number(reading.total);
    case ProgressReading::Scale::Unsaid:
        break;
    }
    return number(reading.value);
}

QString described(const BatchResults &results)
{
    QString text = QStringLiteral("results=%1+%2").arg(results.success).arg(results.failed);
    if (results.total)
        text += QStringLiteral("of%1").arg(*results.total);
    if (!results.errors.isEmpty())
        text += QStringLiteral("[%1]").arg(results.errors.join(QLatin1Char(';')));
    return text;
}

QString described(const QList<PhasePlan> &phases)
{
    QStringList texts;
    for (const PhasePlan &phase : phases)
        texts.append(phase.weight == 1 ? phase.name : phase.name + QLatin1Char(':') + number(phase.weight));
    return QStringLiteral("phases=[%1]").arg(texts.join(QLatin1Char(';')));
}

QString described(const Update::Log &log)
{
    static constexpr const char *Levels[] = {"debug", "log", "warning", "error", "complete"};
    QString text = QLatin1String(Levels[int(log.level)]) + QLatin1Char('"') + QString::fromUtf8(log.text)
        + QLatin1Char('"');
    if (log.serverTime != 0)
        text += QLatin1Char('@') + QString::number(log.serverTime);
    return text;
}

QString described(const Update &update)
{
    QStringList words;
    const auto add = [&words](const char *name, const QString &value) {
        if (!value.isEmpty())
            words.append(QLatin1String(name) + QLatin1Char('=') + value);
    };
    add("key", update.key);
    add("title", update.title);
    if (update.state)
        words.append(QLatin1String(QMetaEnum::fromType<JobState>().valueToKey(int(*update.state))));
    if (update.progress)
        add("progress", described(*update.progress));
    if (update.count)
        add("count", number(*update.count));
    add("phase", update.phase);
    if (update.phaseProgress)
        add("phaseProgress", described(*update.phaseProgress));
    if (update.phases)
        words.append(described(*update.phases));
    if (update.message)
        words.append(QStringLiteral("message=%1").arg(*update.message));
    if (update.results)
        words.append(described(*update.results));
    if (update.log)
        words.append(described(*update.log));
    add("unread", update.unreadProgress);
    add("unreadPhase", update.unreadPhaseProgress);
    return words.join(QLatin1Char(' '));
}

} // namespace

QString described(const Decoded &decoded)
{
    QStringList texts;
    for (const Update &update : decoded.updates)
        texts.append(described(update));
    return (decoded.isRecognised ? QString() : QStringLiteral("?")) + texts.join(QLatin1String(" | "));
}

} // namespace runwatch
