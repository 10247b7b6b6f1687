// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/run/beforerequests.h"

#include "app/net/controlcall.h"
#include "app/net/profilerequest.h"
#include "app/net/shownurl.h"
#include "app/run/outcome.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <utility>

namespace runwatch {

namespace {

constexpr int answerTimeout = 30'000; // ms

// Undefined when it is not there.
QJsonValue valueAt(QJsonValue value, const JsonPointer &pointer)
{
    for (const QByteArray &name : pointer.names) {
        bool isIndex = false;
        const qsizetype index = name.toLongLong(&isIndex);
        if (value.isArray() && isIndex)
            value = value.toArray().at(index);
        else
            value = value.toObject().value(QString::fromUtf8(name));
    }
    return value;
}

QJsonValue jsonAt(const QByteArray &json, const JsonPointer &pointer)
{
    // A list around it, since a document alone need not be a list or an object.
    const QJsonDocument document = QJsonDocument::fromJson('[' + json + ']');
    return valueAt(document.isArray() ? document.array().at(0) : QJsonValue(QJsonValue::Undefined), pointer);
}

QJsonValue kept(const RequestTemplate::Save &save, const ControlAnswer &answer)
{
    if (!save.header.isEmpty()) {
        const QByteArray header = answer.head.header(save.header);
        return header.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(QString::fromUtf8(header));
    }
    return jsonAt(answer.body, save.pointer);
}

} // namespace

BeforeRequests::BeforeRequests(QList<RequestTemplate> requests, Variables variables, StreamRequest stream,
                               QObject *parent)
    : QObject(parent)
    , m_requests(std::move(requests))
    , m_variables(std::move(variables))
    , m_stream(std::move(stream))
{
}

BeforeRequests::~BeforeRequests() = default;

void BeforeRequests::send()
{
    sendNext();
}

void BeforeRequests::sendNext()
{
    if (m_next == m_requests.size()) {
        emit succeeded();
        return;
    }
    const auto request = controlRequest(m_requests.at(m_next), m_variables, m_stream);
    if (const auto *error = std::get_if<FillingError>(&request)) {
        emit failed(endFor(*error));
        return;
    }
    m_call = std::make_unique<ControlCall>(m_stream, std::get<ControlRequest>(request), QString(), answerTimeout);
    m_call->wantAnswer([saves = m_requests.at(m_next).save](const QByteArray &body) {
        return std::ranges::all_of(saves, [&body](const auto &save) {
            return !save.header.isEmpty() || !jsonAt(body, save.pointer).isUndefined();
        });
    });
    connect(m_call.get(), &ControlCall::confirmed, this, &BeforeRequests::takeAnswer);
    connect(m_call.get(), &ControlCall::refused, this, &BeforeRequests::failed);
    m_call->send();
}

void BeforeRequests::takeAnswer(int httpStatus)
{
    ControlCall *call = m_call.release(); // it is calling us
    call->deleteLater();
    emit answered(call->method(), shownPath(call->url(), m_stream.everySecret()).toUtf8(), httpStatus);
    for (const RequestTemplate::Save &save : m_requests.at(m_next).save)
        keep(save, *call, httpStatus);
    ++m_next;
    sendNext();
}

// What an answer lacks is missed only where it is needed: a server that keeps no sessions names none,
// and then no header does.
void BeforeRequests::keep(const RequestTemplate::Save &save, const ControlCall &call, int httpStatus)
{
    const QJsonValue value = kept(save, call.answer());
    if (!value.isUndefined() && !value.isNull())
        m_variables.insert(save.variable, value);
    else
        m_missed.insert(save.variable, httpStatus);
}

StreamEnd BeforeRequests::endFor(const FillingError &error) const
{
    if (error.kind == FillingError::Kind::NoValue && m_missed.contains(error.name))
        return {StreamEnd::Kind::AnswerIncomplete, m_missed.value(error.name), error.name};
    return endOf(error);
}

} // namespace runwatch
