// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/instance/openingmessage.h"

#include "app/open/requestcheck.h"
#include "app/open/runwatchlink.h"

#include <QDataStream>
#include <QFileInfo>
#include <QIODevice>

#include <algorithm>

namespace runwatch {

namespace {

constexpr quint32 Mark = 0x52574f50; // "RWOP"
constexpr quint32 Version = 3; // counts up with every change of carry()
constexpr quint32 MostEntries = 10'000; // of any list

// Each knows how one field is carried; carry() names the fields, once for both ways.
class Writer
{
public:
    explicit Writer(QDataStream &stream) : m_stream(stream) {}

    void operator()(const auto &field) { m_stream << field; }
    void operator()(const QUrl &url) { m_stream << url.toEncoded(); }
    template <typename Enum> void operator()(Enum value, Enum /*last*/) { m_stream << quint8(value); }
    template <typename First, typename Second> void operator()(const std::pair<First, Second> &pair)
    {
        (*this)(pair.first);
        (*this)(pair.second);
    }
    template <typename Entry> void operator()(const QList<Entry> &list);
    template <typename Value> void operator()(const std::optional<Value> &value);

private:
    QDataStream &m_stream;
};

class Reader
{
public:
    explicit Reader(QDataStream &stream) : m_stream(stream) {}

    void operator()(auto &field) { m_stream >> field; }
    void operator()(QUrl &url)
    {
        QByteArray encoded;
        m_stream >> encoded;
        url = QUrl::fromEncoded(encoded, QUrl::StrictMode);
    }
    template <typename Enum> void operator()(Enum &value, Enum last)
    {
        quint8 number = 0;
        m_stream >> number;
        if (number > quint8(last))
            m_stream.setStatus(QDataStream::ReadCorruptData);
        else
            value = Enum(number);
    }
    template <typename First, typename Second> void operator()(std::pair<First, Second> &pair)
    {
        (*this)(pair.first);
        (*this)(pair.second);
    }
    template <typename Entry> void operator()(QList<Entry> &list);
    template <typename Value> void operator()(std::optional<Value> &value);

private:
    QDataStream &m_stream;
};

template <typename Value, typename Plain>
concept Is = std::is_same_v<std::remove_const_t<Value>, Plain>;

void carry(auto &archive, auto &entry)
{
    archive(entry);
}

// A field that is new does not compile until it is carried too.
void carry(auto &archive, Is<ProxyChoice> auto &proxy)
{
    auto &[kind, host, port] = proxy;
    archive(kind, ProxyChoice::Kind::Socks5);
    archive(host);
    archive(port);
}

void carry(auto &archive, Is<ControlRequest> auto &request)
{
    auto &[method, url, body, headers] = request;
    archive(method);
    archive(url);
    archive(body);
    archive(headers);
}

void carry(auto &archive, Is<StreamRequest> auto &request)
{
    auto &[given, url, method, body, headers, token, secrets, authorityFile, pinned, certificateFile, keyFile, proxy, profile,
           variables, reconnect, sendsLastEventId, hasIdleLimit, cancelRequest] = request;
    archive(given);
    archive(url);
    archive(method);
    archive(body);
    archive(headers);
    archive(token);
    archive(secrets);
    archive(authorityFile);
    archive(pinned);
    archive(certificateFile);
    archive(keyFile);
    carry(archive, proxy);
    archive(profile);
    archive(variables);
    archive(reconnect, StreamRequest::Reconnect::Never);
    archive(sendsLastEventId);
    archive(hasIdleLimit);
    archive(cancelRequest);
}

template <typename Entry> void Writer::operator()(const QList<Entry> &list)
{
    m_stream << quint32(list.size());
    for (const Entry &entry : list)
        carry(*this, entry);
}

template <typename Entry> void Reader::operator()(QList<Entry> &list)
{
    quint32 count = 0;
    m_stream >> count;
    if (count > MostEntries)
        m_stream.setStatus(QDataStream::ReadCorruptData);
    for (quint32 i = 0; i < count && m_stream.status() == QDataStream::Ok; ++i)
        carry(*this, list.emplaceBack());
}

template <typename Value> void Writer::operator()(const std::optional<Value> &value)
{
    m_stream << value.has_value();
    if (value)
        carry(*this, *value);
}

template <typename Value> void Reader::operator()(std::optional<Value> &value)
{
    bool hasValue = false;
    m_stream >> hasValue;
    if (hasValue)
        carry(*this, value.emplace());
}

void carryOpening(auto &archive, auto &opening)
{
    auto &[requests, links, activationToken] = opening;
    archive(requests);
    archive(links);
    archive(activationToken);
}

QDataStream &inOurForm(QDataStream &stream)
{
    stream.setVersion(QDataStream::Qt_6_0);
    return stream;
}

void makeFilesAbsolute(StreamRequest &request)
{
    for (QString *file :
         {&request.certificateAuthorityFile, &request.clientCertificateFile, &request.clientKeyFile}) {
        if (!file->isEmpty())
            *file = QFileInfo(*file).absoluteFilePath();
    }
}

bool mayBeSent(const StreamRequest &request)
{
    static const QByteArrayList methods{"POST", "PUT", "PATCH", "DELETE"};
    return !checkRequest(request)
        && (!request.cancelRequest || methods.contains(request.cancelRequest->method));
}

} // namespace

std::optional<QByteArray> toMessage(const Opening &opening)
{
    Opening sent = opening;
    for (StreamRequest &request : sent.requests)
        makeFilesAbsolute(request);
    QByteArray body;
    QDataStream stream(&body, QIODevice::WriteOnly);
    Writer writer(inOurForm(stream));
    carryOpening(writer, std::as_const(sent));
    if (body.size() > LongestBody || sent.requests.size() > MostEntries || sent.links.size() > MostEntries)
        return {};
    QByteArray head;
    QDataStream(&head, QIODevice::WriteOnly) << Mark << Version << quint32(body.size());
    return head + body;
}

std::variant<qsizetype, Answer> readHead(const QByteArray &head)
{
    quint32 mark = 0;
    quint32 version = 0;
    quint32 length = 0;
    QDataStream stream(head);
    stream >> mark >> version >> length;
    if (stream.status() != QDataStream::Ok || mark != Mark)
        return Answer::Refused;
    if (version != Version)
        return Answer::OtherVersion;
    if (length > LongestBody)
        return Answer::Refused;
    return qsizetype(length);
}

std::optional<Opening> readBody(const QByteArray &body)
{
    Opening opening;
    QDataStream stream(body);
    Reader reader(inOurForm(stream));
    carryOpening(reader, opening);
    const bool isWhole = stream.status() == QDataStream::Ok && stream.atEnd();
    if (!isWhole || !std::ranges::all_of(opening.requests, mayBeSent)
        || !std::ranges::all_of(opening.links, isLinkTarget))
        return {};
    return opening;
}

} // namespace runwatch
