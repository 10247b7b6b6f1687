// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/profile/rulewriter.h"

#include "app/profile/valuewriter.h"

namespace runwatch {

using namespace Qt::StringLiterals;

namespace {

void addAsked(JsonText &object, const QString &key, const Value &value)
{
    if (value.isAsked())
        object.add(key, toJson(value));
}

void addTrue(JsonText &object, const QString &key, bool value)
{
    if (value)
        object.add(key, QJsonValue(true));
}

JsonText toJson(const Rule::Log &log)
{
    JsonText object = JsonText::object();
    addAsked(object, u"text"_s, log.text);
    addAsked(object, u"level"_s, log.level);
    addAsked(object, u"time"_s, log.time);
    addAsked(object, u"stream"_s, log.stream);
    addTrue(object, u"chunks"_s, log.isChunked);
    return object;
}

JsonText toJson(const Rule::Results &results)
{
    JsonText object = JsonText::object();
    addAsked(object, u"success"_s, results.success);
    addAsked(object, u"failed"_s, results.failed);
    addAsked(object, u"total"_s, results.total);
    addAsked(object, u"errors"_s, results.errors);
    return object;
}

// To which events it applies, and to what in them.
void addChoice(JsonText &object, const Rule &rule)
{
    if (!rule.name.isEmpty())
        object.add(u"name"_s, QJsonValue(rule.name));
    if (!rule.when.isEmpty())
        object.add(u"when"_s, toJson(rule.when));
    if (rule.at)
        object.add(u"at"_s, QJsonValue(rule.at->toString()));
    if (rule.each)
        object.add(u"each"_s, QJsonValue(rule.each->toString()));
}

} // namespace

JsonText toJson(const Rule &rule)
{
    JsonText object = JsonText::object();
    addChoice(object, rule);
    addAsked(object, u"job"_s, rule.job);
    addAsked(object, u"title"_s, rule.title);
    addAsked(object, u"state"_s, rule.state);
    addAsked(object, u"progress"_s, rule.progress);
    addAsked(object, u"phase"_s, rule.phase);
    addAsked(object, u"phaseProgress"_s, rule.phaseProgress);
    addAsked(object, u"phases"_s, rule.phases);
    addAsked(object, u"message"_s, rule.message);
    addAsked(object, u"result"_s, rule.result);
    if (rule.results)
        object.add(u"results"_s, toJson(*rule.results));
    if (rule.log)
        object.add(u"log"_s, toJson(*rule.log));
    addAsked(object, u"carries"_s, rule.carries);
    if (!rule.save.isEmpty()) {
        JsonText save = JsonText::object();
        for (const auto &[name, value] : rule.save)
            save.add(name, toJson(value));
        object.add(u"save"_s, save);
    }
    addTrue(object, u"ignore"_s, rule.ignores);
    addTrue(object, u"end"_s, rule.ends);
    addTrue(object, u"last"_s, rule.isLast);
    return object;
}

} // namespace runwatch
