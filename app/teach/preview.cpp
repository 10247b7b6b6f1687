// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/teach/preview.h"

#include "app/decode/decoder.h"
#include "app/log/logstore.h"
#include "app/run/runjobs.h"
#include "app/run/runlog.h"

namespace runwatch {

namespace {

QList<Preview::Line> newestLines(const LogStore &log)
{
    QList<Preview::Line> newest;
    const qint64 first = qint64(log.first());
    const auto lines = log.lines(LineNumber(first), qsizetype(qint64(log.end()) - first));
    for (qsizetype i = lines.size() - 1; i >= 0 && newest.size() < Preview::MaxLines; --i) {
        if (lines[i].kind == LogKind::ServerText)
            newest.prepend({lines[i].jobIndex, lines[i].level, lines[i].text.toByteArray()});
    }
    return newest;
}

} // namespace

Preview previewOf(const QList<SampledEvent> &events, std::shared_ptr<const Profile> profile, const QString &title)
{
    const auto store = std::make_shared<LogStore>();
    RunLog log(store);
    Job own;
    own.id = {RunId{1}, 0};
    own.title = title;
    RunJobs jobs(own, log);
    const RuleSet rules(std::move(profile));
    RuleMemory memory;
    Decoder decoder;
    Preview preview;
    preview.events = events.size();
    jobs.openStream(events.isEmpty() ? 0 : events.first().arrivalTime);
    for (const SampledEvent &event : events) {
        const Decoded decoded = decoder.decode({event.type, event.data, event.id, event.hasId}, rules, memory);
        if (!decoded.isRecognised)
            preview.notUnderstood.insert(event.number);
        for (const Update &update : decoded.updates) {
            if (decoded.isRecognised)
                jobs.apply(update, event.arrivalTime);
            else
                jobs.keepUnrecognised(update, event.arrivalTime);
        }
    }
    preview.jobs = jobs.takeChanged();
    if (!jobs.isStreamsOwnShown())
        preview.jobs.removeIf([](const Job &job) { return job.id.isStreamsOwn(); });
    preview.lines = newestLines(*store);
    return preview;
}

} // namespace runwatch
