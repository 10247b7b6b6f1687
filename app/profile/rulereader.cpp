// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/profile/rulereader.h"

#include "app/profile/valuereader.h"

namespace runwatch {

using namespace Qt::StringLiterals;

namespace {

Rule::Log readLog(const JsonCursor &cursor)
{
    cursor.expectKeys({"text"_L1, "level"_L1, "time"_L1, "stream"_L1, "chunks"_L1});
    if (!cursor.at(u"text"_s).isThere())
        cursor.fail(ProfileError::Kind::KeyMissing, u"text"_s);
    Rule::Log log;
    log.text = readValue(cursor.at(u"text"_s));
    log.level = readValue(cursor.at(u"level"_s));
    log.time = readValue(cursor.at(u"time"_s));
    log.stream = readValue(cursor.at(u"stream"_s));
    log.isChunked = cursor.at(u"chunks"_s).boolean();
    return log;
}

Rule::Results readResults(const JsonCursor &cursor)
{
    cursor.expectKeys({"success"_L1, "failed"_L1, "total"_L1, "errors"_L1});
    Rule::Results results;
    results.success = readValue(cursor.at(u"success"_s));
    results.failed = readValue(cursor.at(u"failed"_s));
    results.total = readValue(cursor.at(u"total"_s));
    results.errors = readValue(cursor.at(u"errors"_s));
    return results;
}

void readValues(const JsonCursor &cursor, Rule &rule)
{
    rule.job = readValue(cursor.at(u"job"_s));
    rule.title = readValue(cursor.at(u"title"_s));
    rule.state = readValue(cursor.at(u"state"_s));
    rule.progress = readValue(cursor.at(u"progress"_s));
    rule.phase = readValue(cursor.at(u"phase"_s));
    rule.phaseProgress = readValue(cursor.at(u"phaseProgress"_s));
    rule.phases = readValue(cursor.at(u"phases"_s));
    rule.message = readValue(cursor.at(u"message"_s));
    rule.result = readValue(cursor.at(u"result"_s));
    rule.carries = readValue(cursor.at(u"carries"_s));
    if (const JsonCursor results = cursor.at(u"results"_s); results.isThere())
        rule.results = readResults(results);
    if (const JsonCursor log = cursor.at(u"log"_s); log.isThere())
        rule.log = readLog(log);
    const auto saved = cursor.at(u"save"_s).members();
    for (const auto &[name, member] : saved) {
        member.declareName(name);
        rule.save.emplaceBack(name, readValue(member));
    }
}

} // namespace

Rule readRule(const JsonCursor &cursor)
{
    cursor.expectKeys({"name"_L1, "when"_L1, "at"_L1, "each"_L1, "job"_L1, "title"_L1, "state"_L1, "progress"_L1,
                       "phase"_L1, "phaseProgress"_L1, "phases"_L1, "message"_L1, "result"_L1, "results"_L1, "log"_L1,
                       "carries"_L1, "save"_L1, "ignore"_L1, "end"_L1, "last"_L1});
    Rule rule;
    rule.name = cursor.at(u"name"_s).text();
    rule.when = readConditions(cursor.at(u"when"_s));
    rule.at = readPointer(cursor.at(u"at"_s));
    rule.each = readPointer(cursor.at(u"each"_s));
    readValues(cursor, rule);
    rule.ignores = cursor.at(u"ignore"_s).boolean();
    rule.ends = cursor.at(u"end"_s).boolean();
    rule.isLast = cursor.at(u"last"_s).boolean();
    return rule;
}

} // namespace runwatch
