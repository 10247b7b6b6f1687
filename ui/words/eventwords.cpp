// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/words/eventwords.h"

#include <QCoreApplication>

namespace runwatch {

namespace {

struct EventWords
{
    Q_DECLARE_TR_FUNCTIONS(EventWords)
};

} // namespace

QString readByText(EventReading reading, const QStringList &ruleNames)
{
    switch (reading.kind) {
    case EventReading::Kind::NotUnderstood:
        return EventWords::tr("not understood");
    case EventReading::Kind::BuiltIn:
        return EventWords::tr("built-in shapes");
    case EventReading::Kind::Ignored:
        return EventWords::tr("ignored");
    case EventReading::Kind::Rule:
        break;
    }
    const QString name = ruleNames.value(reading.rule);
    return name.isEmpty() ? EventWords::tr("rule %1").arg(reading.rule + 1) : name;
}

QString profileText(const StreamStatus &stream)
{
    //: %1 is what reads the stream, %2 why: "Kestra, since the address fits"
    return EventWords::tr("%1, %2").arg(profileNameText(stream), profileReasonText(stream.profileReason));
}

QString profileNameText(const StreamStatus &stream)
{
    if (stream.profile.isEmpty())
        return EventWords::tr("Built-in shapes");
    return stream.profileName.isEmpty() ? stream.profile : stream.profileName;
}

QString profileReasonText(StreamStatus::ProfileReason reason)
{
    switch (reason) {
    case StreamStatus::ProfileReason::BuiltIn:
        return EventWords::tr("since no profile fits");
    case StreamStatus::ProfileReason::Asked:
        return EventWords::tr("by you");
    case StreamStatus::ProfileReason::Path:
        return EventWords::tr("since the address fits");
    case StreamStatus::ProfileReason::Header:
        return EventWords::tr("since a header of the answer fits");
    case StreamStatus::ProfileReason::Event:
        return EventWords::tr("since the first events fit");
    }
    return {};
}

QString shapeText(const EventShape &shape)
{
    if (!shape.isJson)
        return EventWords::tr("text that is not JSON");
    if (shape.kind != JsonNode::Kind::Object)
        return jsonKindText(shape.kind);
    QStringList fields;
    for (const auto &[name, kind] : shape.fields) {
        //: A field's name, and what it holds: "count number"
        fields << EventWords::tr("%1 %2").arg(QString::fromUtf8(name), jsonKindText(kind));
    }
    return fields.isEmpty() ? EventWords::tr("no fields") : fields.join(EventWords::tr(", "));
}

QString jsonKindText(JsonNode::Kind kind)
{
    switch (kind) {
    case JsonNode::Kind::Object:
        return EventWords::tr("object");
    case JsonNode::Kind::List:
        return EventWords::tr("list");
    case JsonNode::Kind::Text:
        return EventWords::tr("text");
    case JsonNode::Kind::Number:
        return EventWords::tr("number");
    case JsonNode::Kind::True:
    case JsonNode::Kind::False:
        return EventWords::tr("true or false");
    case JsonNode::Kind::Null:
        return EventWords::tr("nothing");
    }
    return {};
}

} // namespace runwatch
