// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/headless/outputlines.h"

#include "ui/headless/jsonobject.h"
#include "ui/words/streamwords.h"

namespace runwatch {

namespace {

QByteArrayView nameOf(JobState state)
{
    switch (state) {
    case JobState::Connecting:
        return "connecting";
    case JobState::Queued:
        return "queued";
    case JobState::Running:
        return "running";
    case JobState::Stalled:
        return "stalled";
    case JobState::Reconnecting:
        return "reconnecting";
    case JobState::Cancelling:
        return "cancelling";
    case JobState::Completed:
        return "completed";
    case JobState::CompletedWithErrors:
        return "completed-with-errors";
    case JobState::Failed:
        return "failed";
    case JobState::EndedEarly:
        return "ended-early";
    case JobState::Cancelled:
        return "cancelled";
    case JobState::Lost:
        return "lost";
    case JobState::Refused:
        return "refused";
    }
    return {};
}

QByteArrayView nameOf(PhaseState state)
{
    switch (state) {
    case PhaseState::Pending:
        return "pending";
    case PhaseState::Running:
        return "running";
    case PhaseState::Completed:
        return "completed";
    case PhaseState::Failed:
        return "failed";
    case PhaseState::Cancelled:
        return "cancelled";
    }
    return {};
}

QByteArray quoted(QByteArrayView name)
{
    return '"' + name.toByteArray() + '"';
}

QByteArray textOrNull(const QString &text)
{
    return text.isEmpty() ? QByteArrayLiteral("null") : toJsonString(text.toUtf8());
}

QByteArray phasesJson(const QList<Phase> &phases)
{
    QByteArrayList objects;
    for (const Phase &phase : phases) {
        objects << JsonObject().add("name", phase.name).add("progress", phase.progress).addRaw("state", quoted(nameOf(phase.state))).toJson();
    }
    return '[' + objects.join(',') + ']';
}

QByteArray resultsJson(const std::optional<BatchResults> &results)
{
    if (!results)
        return "null";
    QByteArrayList errors;
    for (const QString &error : results->errors)
        errors << toJsonString(error.toUtf8());
    JsonObject object;
    object.add("success", results->success).add("failed", results->failed).addRaw("errors", '[' + errors.join(',') + ']');
    if (results->total)
        object.add("total", *results->total);
    if (results->errorsNotKept > 0)
        object.add("errorsNotKept", results->errorsNotKept);
    return object.toJson();
}

} // namespace

QByteArray eventLine(const QString &stream, const ServerSentEvent &event)
{
    return JsonObject()
        .add("stream", stream)
        .addUtf8("event", event.type)
        .addUtf8("data", event.data)
        .addUtf8("id", event.lastEventId)
        .toJson();
}

QByteArray jobLine(const QString &stream, const Job &job)
{
    const bool hasPhase = job.currentPhase >= 0 && job.currentPhase < job.phases.size();
    JsonObject line;
    line.add("stream", stream)
        .addRaw("job", textOrNull(job.key))
        .add("title", job.title)
        .addRaw("state", quoted(nameOf(job.state)))
        .add("progress", job.progress)
        .addRaw("phase", hasPhase ? toJsonString(job.phases.at(job.currentPhase).name.toUtf8()) : QByteArrayLiteral("null"))
        .addRaw("phases", phasesJson(job.phases))
        .add("message", job.message)
        .addRaw("results", resultsJson(job.results))
        .add("logLines", job.logLines)
        .add("warnings", job.warnings)
        .add("errors", job.errors);
    if (job.isProgressDerived)
        line.addRaw("progressDerived", "true");
    return line.toJson();
}

QByteArray endLine(const QString &stream, const StreamStatus &status)
{
    const JobState end = status.end == JobState::CompletedWithErrors ? JobState::Completed : status.end;
    JsonObject line;
    line.add("stream", stream)
        .addRaw("end", quoted(nameOf(end)))
        .addRaw("status", status.httpStatus > 0 ? QByteArray::number(status.httpStatus) : QByteArrayLiteral("null"))
        .add("detail", describe(status.lastEnd));
    if (!status.profile.isEmpty())
        line.add("profile", status.profile).add("unrecognised", status.unrecognised);
    return line.toJson();
}

} // namespace runwatch
