// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/demo/demoscenarios.h"

#include <QList>

#include <algorithm>
#include <array>
#include <utility>

namespace runwatch {
namespace {

using namespace Qt::StringLiterals;

enum class Ending { Complete, CompleteWithWarning, Failed, Cancelled };

struct FleetJob
{
    QString key;
    QString title;
    int duration = 0; // ms, if it is not cut short
    bool hasPhases = false;
    Ending ending = Ending::Complete;
};

constexpr int Slots = 8; // that many run at a time, the others are queued
constexpr int Ticks = 25; // progress events of a whole job

QList<FleetJob> fleet()
{
    const QList<QString> kinds{u"Stock levels"_s, u"Nightly import"_s, u"Price feed"_s,    u"Re-index"_s,
                               u"Thumbnails"_s,   u"Invoices"_s,       u"Fraud scoring"_s, u"Mail digest"_s,
                               u"Sitemap"_s,      u"Ledger check"_s};
    const QList<QString> regions{u"Europe"_s, u"Asia"_s, u"Americas"_s, u"Africa"_s};
    QList<FleetJob> jobs;
    for (const QString &kind : kinds) {
        for (const QString &region : regions) {
            const auto number = int(jobs.size());
            const QString title = kind + u' ' + region;
            const Ending ending = number == 21 ? Ending::Cancelled
                : number % 10 == 2             ? Ending::Failed
                : number % 4 == 1              ? Ending::CompleteWithWarning
                                               : Ending::Complete;
            jobs.append({title.toLower().replace(u' ', u'-'), title, 12'000 + number * 7'919 % 38'000,
                         number % 3 == 0, ending});
        }
    }
    return jobs;
}

// What the fleet says and when, in ms from the start.
class Timeline
{
public:
    void say(int time, const FleetJob &job, QJsonObject data, const QByteArray &type = {})
    {
        data.insert(u"job"_s, job.key);
        m_moments.append({time, std::move(data), type});
    }

    [[nodiscard]] DemoScenario scenario()
    {
        std::stable_sort(m_moments.begin(), m_moments.end(),
                         [](const Moment &left, const Moment &right) { return left.time < right.time; });
        DemoScenario scenario;
        int before = 0;
        for (const Moment &moment : std::as_const(m_moments)) {
            const QByteArray id = QByteArray::number(scenario.frames.size() + 1);
            scenario.say(moment.time - before, moment.data, moment.type, id);
            before = moment.time;
        }
        return scenario;
    }

private:
    struct Moment
    {
        int time = 0;
        QJsonObject data;
        QByteArray type;
    };

    QList<Moment> m_moments;
};

QJsonObject progressAt(const FleetJob &job, int tick)
{
    const int percent = tick * 100 / Ticks;
    if (!job.hasPhases)
        return {{u"status"_s, u"progress"_s},
                {u"progress"_s, percent},
                {u"message"_s, u"%1 of 2,500 records"_s.arg(percent * 25)}};

    static const std::array<QString, 3> phases{u"extract"_s, u"transform"_s, u"load"_s};
    const auto phase = std::min<std::size_t>(std::size_t(percent) * phases.size() / 100, phases.size() - 1);
    const int share = 100 / int(phases.size());
    const int within = std::min(100, (percent - int(phase) * share) * 100 / share);
    return {{u"phase"_s, phases[phase]},
            {u"phaseProgress"_s, within},
            {u"overallProgress"_s, percent},
            {u"message"_s, u"Phase %1 of %2"_s.arg(phase + 1).arg(phases.size())}};
}

// Returns when the job is over.
int play(Timeline &timeline, const FleetJob &job, int start)
{
    const bool isCutShort = job.ending == Ending::Failed || job.ending == Ending::Cancelled;
    const int lastTick = isCutShort ? Ticks * 6 / 10 : Ticks - 1;
    timeline.say(start, job, {{u"status"_s, u"running"_s}, {u"progress"_s, 0}});
    for (int tick = 1; tick <= lastTick; ++tick)
        timeline.say(start + job.duration * tick / Ticks, job, progressAt(job, tick));

    const auto log = [&](int tick, const QString &level, const QString &text) {
        timeline.say(start + job.duration * tick / Ticks, job, {{u"type"_s, level}, {u"message"_s, text}},
                     "log");
    };
    log(1, u"log"_s, u"Runs on node %1"_s.arg(1 + job.duration % 5));
    log(Ticks / 2, u"log"_s, u"Half way, %1 records a second"_s.arg(40 + job.duration % 60));
    const int end = start + job.duration * (lastTick + 1) / Ticks;
    switch (job.ending) {
    case Ending::CompleteWithWarning:
        log(Ticks * 2 / 3, u"warning"_s, u"The replica answers slowly: 2.4 s"_s);
        [[fallthrough]];
    case Ending::Complete:
        timeline.say(end, job,
                     {{u"status"_s, u"complete"_s}, {u"progress"_s, 100}, {u"message"_s, u"Done"_s}});
        break;
    case Ending::Failed:
        log(lastTick, u"error"_s, u"disk full: /var/lib/batch has 0 bytes left"_s);
        timeline.say(end, job,
                     {{u"status"_s, u"error"_s}, {u"progress"_s, 0}, {u"message"_s, u"Disk full"_s}});
        break;
    case Ending::Cancelled:
        timeline.say(end, job,
                     {{u"status"_s, u"cancelled"_s}, {u"message"_s, u"Cancelled by the scheduler"_s}});
        break;
    }
    return end;
}

} // namespace

DemoScenario fleetScenario(const QDateTime &)
{
    Timeline timeline;
    std::array<int, Slots> freeAt;
    for (int slot = 0; slot < Slots; ++slot)
        freeAt.at(std::size_t(slot)) = 300 + slot * 130;

    const QList<FleetJob> jobs = fleet();
    for (const FleetJob &job : jobs)
        timeline.say(0, job, {{u"title"_s, job.title}, {u"status"_s, u"queued"_s}});
    for (const FleetJob &job : jobs) {
        int &slot = *std::min_element(freeAt.begin(), freeAt.end());
        slot = play(timeline, job, slot) + 400;
    }
    return timeline.scenario();
}

} // namespace runwatch
