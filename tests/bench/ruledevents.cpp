// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/ruledevents.h"

#include "tests/decode/rules.h"

namespace runwatch {
namespace {

using Kind = Value::Kind;

const Demand Present = demand(Demand::Kind::Present);

Demand anyOf(std::initializer_list<const char *> words)
{
    Demand any = demand(Demand::Kind::OneOf);
    for (const char *word : words)
        any.parts.append(demand(Demand::Kind::Equals, word));
    return any;
}

std::shared_ptr<Profile> shapesProfile()
{
    Rule connected;
    connected.when = {when("/type", "connected")};
    connected.ignores = true;
    Rule line;
    line.when = {when("/type", anyOf({"log", "warning", "error"}))};
    line.message = value("/message");
    line.log = Rule::Log{value("/message"), value("/type"), value("/timestamp"), {}};
    Rule completeLine;
    completeLine.when = {when("/type", "complete")};
    completeLine.state = value("completed");
    completeLine.message = value("/message");
    completeLine.log = Rule::Log{value("/message"), value("complete"), value("/timestamp"), {}};
    Rule phase;
    phase.when = {when("/phase", Present)};
    phase.state = value("running");
    phase.phase = value("/phase");
    phase.phaseProgress = of(Kind::Percent, {value("/phaseProgress")});
    phase.progress = of(Kind::Percent, {value("/overallProgress")});
    phase.message = value("/message");
    Rule status;
    status.when = {when("/status", Present)};
    status.state = value("/status");
    status.progress = of(Kind::Percent, {value("/progress")});
    status.message = value("/message");
    status.results = Rule::Results{value("/results/success"), value("/results/failed"),
                                   value("/results/total"), value("/results/errors")};
    Rule percent;
    percent.when = {when("$event", "progress"), when("/percent", Present)};
    percent.progress = of(Kind::Percent, {value("/percent")});
    Rule counter;
    counter.when = {when("/count", Present)};
    counter.progress = of(Kind::Count, {value("/count")});
    Rule end;
    end.when = {when("$event", "complete")};
    end.state = of(Kind::FirstOf, {value("/result"), value("completed")});
    end.ends = true;
    auto profile = profileOf({connected, line, completeLine, phase, status, percent, counter, end});
    profile->job = of(Kind::FirstOf, {value("/jobId"), value("/job_id"), value("/job")});
    return profile;
}

QByteArrayList shapesEvents(int count)
{
    QByteArrayList made;
    for (int i = 0; i < count; ++i) {
        const QByteArray n = QByteArray::number(i % 100);
        switch (i % 4) {
        case 0:
            made += R"({"progress": )" + n + R"(, "message": "Processing step )" + n
                + R"( of 100: the quick brown fox and its dog", "status": "progress"})";
            break;
        case 1:
            made += R"({"phase": "process", "phaseProgress": )" + n
                + R"(, "overallProgress": 31.5, "message": "Transforming record )" + n + R"( of 100"})";
            break;
        case 2:
            made += R"({"type": "log", "message": "Fetched page )" + n
                + R"( of the catalogue in 31 ms", "timestamp": "2026-01-17T10:00:00.000Z"})";
            break;
        default:
            made += R"({"status": "progress", "progress": )" + n + R"(, "message": "Processed )" + n
                + R"( of 100", "results": {"success": 4, "failed": 1, "errors": []}})";
        }
        made.back() = "data: " + made.back() + "\n\n";
    }
    return made;
}

std::shared_ptr<Profile> buildbotProfile()
{
    const auto result = [](const char *at) {
        return mapped(value(at),
                      {{"0", "completed"},
                       {"1", "completed-with-errors"},
                       {"2", "failed"},
                       {"3", "completed"},
                       {"4", "failed"},
                       {"5", "cancelled"},
                       {"6", "cancelled"}});
    };
    Rule handshake;
    handshake.when = {when("$event", "handshake")};
    handshake.ignores = true;
    Rule newBuild;
    newBuild.when = {when("/key/0", "builds"), when("/key/2", "new")};
    newBuild.job = value("/message/buildid");
    newBuild.title =
        of(Kind::Template,
           {value("builder "), value("/message/builderid"), value(" #"), value("/message/number")});
    newBuild.state = value("running");
    Rule updated = newBuild;
    updated.when = {when("/key/0", "builds"), when("/key/2", "update")};
    updated.message = value("/message/state_string");
    Rule finished = updated;
    finished.when = {when("/key/0", "builds"), when("/key/2", "finished")};
    finished.state = result("/message/results");
    Rule stepStarted;
    stepStarted.when = {when("/key/0", "steps"), when("/key/2", anyOf({"new", "started", "updated"}))};
    stepStarted.job = value("/message/buildid");
    stepStarted.phase = value("/message/name");
    stepStarted.message = value("/message/state_string");
    Rule stepFinished;
    stepFinished.when = {when("/key/0", "steps"), when("/key/2", "finished")};
    stepFinished.job = value("/message/buildid");
    stepFinished.phase = value("/message/name");
    stepFinished.log =
        Rule::Log{of(Kind::Template, {value("/message/name"), value(": "), value("/message/state_string")}),
                  mapped(value("/message/results"), {{"0", "info"}, {"1", "warning"}, {"*", "error"}}),
                  value("/message/complete_at"),
                  {}};
    Rule other;
    other.when = {
        when("/key/0", anyOf({"workers", "builders", "changes", "buildsets", "buildrequests", "logs"}))};
    other.ignores = true;
    return profileOf({handshake, newBuild, updated, finished, stepStarted, stepFinished, other});
}

QByteArrayList buildbotEvents(int count)
{
    QByteArrayList made;
    for (int i = 0; i < count; ++i) {
        const QByteArray n = QByteArray::number(i / 4);
        QByteArray data;
        switch (i % 4) {
        case 0:
            data = R"({"key": ["builds", ")" + n + R"(", "new"], "message": {"buildid": )" + n
                + R"(, "number": 12, "builderid": 1, "buildrequestid": 8, "workerid": 1, "masterid": 1, "started_at": 1768644000, "complete_at": null, "complete": false, "state_string": "created", "results": null, "properties": {}}})";
            break;
        case 1:
            data =
                R"({"key": ["steps", "71", "started"], "message": {"stepid": 71, "number": 3, "name": "compile", "buildid": )"
                + n
                + R"(, "started_at": 1768644001, "complete_at": null, "complete": false, "state_string": "compiling", "results": null, "urls": [], "hidden": false}})";
            break;
        case 2:
            data =
                R"({"key": ["steps", "71", "finished"], "message": {"stepid": 71, "number": 3, "name": "compile", "buildid": )"
                + n
                + R"(, "started_at": 1768644001, "complete_at": 1768644031, "complete": true, "state_string": "compile done", "results": 0, "urls": [], "hidden": false}})";
            break;
        default:
            data = R"({"key": ["builds", ")" + n + R"(", "finished"], "message": {"buildid": )" + n
                + R"(, "number": 12, "builderid": 1, "buildrequestid": 8, "workerid": 1, "masterid": 1, "started_at": 1768644000, "complete_at": 1768644041, "complete": true, "state_string": "build successful", "results": 0, "properties": {}}})";
        }
        made += "event: event\ndata: " + data + "\n\n";
    }
    return made;
}

std::shared_ptr<Profile> kestraProfile()
{
    Rule execution;
    execution.when = {when("/state/current", Present)};
    execution.job = value("/id");
    execution.title = of(Kind::Template, {value("/namespace"), value("."), value("/flowId")});
    execution.state = mapped(value("/state/current"),
                             {{"CREATED", "queued"},
                              {"QUEUED", "queued"},
                              {"SUCCESS", "completed"},
                              {"WARNING", "completed-with-errors"},
                              {"FAILED", "failed"},
                              {"KILLED", "cancelled"},
                              {"CANCELLED", "cancelled"},
                              {"*", "running"}});
    Rule taskRuns;
    taskRuns.each = pointer("/taskRunList");
    taskRuns.when = {when("/state/current", anyOf({"RUNNING", "CREATED"}))};
    taskRuns.job = value("//id");
    taskRuns.phase = value("/taskId");
    Rule line;
    line.when = {when("/level", Present), when("/message", Present)};
    line.job = value("/executionId");
    line.log = Rule::Log{value("/message"), value("/level"), value("/timestamp"), {}};
    Rule end;
    end.when = {when("$id", "end")};
    end.ends = true;
    return profileOf({execution, taskRuns, line, end});
}

QByteArrayList kestraEvents(int count)
{
    QByteArrayList made;
    for (int i = 0; i < count; ++i)
        made += R"(id: progress
event: progress
data: {"id":"4NXhFpFwgiVJYQTkBMQeVD","namespace":"company.team","flowId":"hello","flowRevision":2,"taskRunList":[{"id":"a","executionId":"4NXhFpFwgiVJYQTkBMQeVD","namespace":"company.team","flowId":"hello","taskId":"extract","attempts":[{"state":{"current":"SUCCESS","histories":[]}}],"state":{"current":"SUCCESS","startDate":"2026-01-17T10:00:00Z"}},{"id":"b","executionId":"4NXhFpFwgiVJYQTkBMQeVD","namespace":"company.team","flowId":"hello","taskId":"load","state":{"current":"RUNNING","startDate":"2026-01-17T10:00:01Z"}}],"labels":[],"state":{"current":"RUNNING","startDate":"2026-01-17T10:00:00Z","duration":"PT1S"},"originalId":"4NXhFpFwgiVJYQTkBMQeVD"}

)";
    return made;
}

} // namespace

std::vector<RuledEvents> ruledEvents(int count)
{
    return {
        {.name = "shapes", .profile = shapesProfile(), .events = shapesEvents(count), .updates = count},
        {.name = "buildbot", .profile = buildbotProfile(), .events = buildbotEvents(count), .updates = count},
        {.name = "kestra", .profile = kestraProfile(), .events = kestraEvents(count), .updates = count}};
}

} // namespace runwatch
