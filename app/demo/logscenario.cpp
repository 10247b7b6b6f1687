// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/demo/demoscenarios.h"

#include <QList>

namespace runwatch {
namespace {

using namespace Qt::StringLiterals;

struct Line
{
    QString type;
    QString text; // %1 is the number of the volume
};

// What is written about every volume.
const QList<Line> &linesOfVolume()
{
    static const QList<Line> lines{
        {u"log"_s, u"volume %1: mounted read-only"_s},
        {u"log"_s, u"volume %1: snapshot taken"_s},
        {u"log"_s, u"volume %1: reading the block map"_s},
        {u"log"_s, u"volume %1: 18,204 blocks changed since yesterday"_s},
        {u"log"_s, u"volume %1: sending blocks 1 to 6,000"_s},
        {u"log"_s, u"volume %1: sending blocks 6,001 to 12,000"_s},
        {u"log"_s, u"volume %1: sending blocks 12,001 to 18,204"_s},
        {u"log"_s, u"volume %1: checksum matches"_s},
        {u"log"_s, u"volume %1: snapshot released"_s},
    };
    return lines;
}

QList<Line> allLines()
{
    constexpr int Volumes = 12;
    QList<Line> lines{{u"log"_s, u"Backup of %1 volumes begins"_s.arg(Volumes)}};
    for (int volume = 1; volume <= Volumes; ++volume) {
        for (const Line &line : linesOfVolume())
            lines.append({line.type, line.text.arg(volume)});
        if (volume % 4 == 0)
            lines.append({u"warning"_s, u"volume %1: less than 10 % free"_s.arg(volume)});
        if (volume == 7)
            lines.append(
                {u"error"_s, u"volume 7: one file was locked and is not in the backup: /srv/mail/queue"_s});
    }
    return lines;
}

} // namespace

DemoScenario logScenario(const QDateTime &start)
{
    DemoScenario scenario;
    QDateTime time = start.toUTC();
    const auto say = [&](int pause, const QString &type, const QString &text) {
        time = time.addMSecs(pause);
        scenario.say(
            pause,
            {{u"type"_s, type}, {u"message"_s, text}, {u"timestamp"_s, time.toString(Qt::ISODateWithMs)}});
    };
    scenario.say(0, {{u"type"_s, u"connected"_s}});
    scenario.say(0, {{u"title"_s, u"Nightly backup"_s}, {u"status"_s, u"running"_s}});
    int pause = 300;
    for (const Line &line : allLines()) {
        say(pause, line.type, line.text);
        pause = 150 + (pause * 37 + 211) % 700; // uneven, and the same every time
    }
    say(500, u"complete"_s, u"Backup finished, 12 volumes, 218,448 blocks"_s);
    return scenario;
}

} // namespace runwatch
