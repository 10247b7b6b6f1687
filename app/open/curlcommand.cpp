// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/open/curlcommand.h"

#include "app/open/requestcheck.h"
#include "app/open/requestfiles.h"
#include "app/open/requestoptions.h"
#include "app/open/shellwords.h"

#include <algorithm>
#include <array>
#include <optional>

namespace runwatch {

using Kind = RequestError::Kind;
using namespace Qt::StringLiterals;

namespace {

// Options that say how to print, retry or connect, which is our own business here.
constexpr std::array PassedOver{
    "-N"_L1, "--no-buffer"_L1, "-s"_L1, "--silent"_L1, "-S"_L1, "--show-error"_L1, "-L"_L1, "--location"_L1,
    "-i"_L1, "--include"_L1, "-v"_L1, "--verbose"_L1, "-f"_L1, "--fail"_L1, "--fail-with-body"_L1, "--compressed"_L1,
    "--http1.1"_L1, "--http2"_L1, "-g"_L1, "--globoff"_L1, "-#"_L1, "--progress-bar"_L1, "-4"_L1, "-6"_L1};
constexpr std::array PassedOverWithValue{
    "-o"_L1, "--output"_L1, "-m"_L1, "--max-time"_L1, "--connect-timeout"_L1, "--retry"_L1, "--retry-delay"_L1,
    "-w"_L1, "--write-out"_L1, "--keepalive-time"_L1};
constexpr std::array WithValue{
    "-X"_L1, "--request"_L1, "-H"_L1, "--header"_L1, "-d"_L1, "--data"_L1, "--data-raw"_L1, "--data-binary"_L1,
    "--data-ascii"_L1, "--json"_L1, "-b"_L1, "--cookie"_L1, "-A"_L1, "--user-agent"_L1, "-e"_L1, "--referer"_L1,
    "--cacert"_L1, "-E"_L1, "--cert"_L1, "--key"_L1, "-x"_L1, "--proxy"_L1, "--url"_L1, "--oauth2-bearer"_L1};
constexpr std::array Unchecked{"-k"_L1, "--insecure"_L1, "--proxy-insecure"_L1};

bool hasName(const auto &names, const QString &name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

// curl takes a proxy without a scheme for an HTTP one, and one without a port for one on 1080.
std::variant<ProxyChoice, RequestError> parseCurlProxy(const QString &text)
{
    if (text.isEmpty())
        return ProxyChoice{ProxyChoice::Kind::None, {}, 0};
    QUrl url(text.contains("://"_L1) ? text : "http://"_L1 + text);
    if (url.isValid() && url.port() < 0)
        url.setPort(1080);
    return parseProxy(url.toString());
}

class Reader
{
public:
    using Error = std::optional<RequestError>;

    std::variant<StreamRequest, RequestError> read(const QStringList &words)
    {
        for (qsizetype i = 1; i < words.size(); ++i) {
            if (const auto error = readWord(words, i))
                return *error;
        }
        if (m_request.url.isEmpty())
            return RequestError{Kind::NoUrl, {}};
        m_request.method = m_method.value_or(m_hasBody ? "POST" : "GET");
        sayContentType(m_request);
        if (const auto error = checkRequest(m_request))
            return *error;
        return m_request;
    }

private:
    Error readWord(const QStringList &words, qsizetype &i)
    {
        QString name = words.at(i);
        if (!name.startsWith('-'_L1))
            return readUrl(name);
        std::optional<QString> glued;
        if (!name.startsWith("--"_L1) && name.size() > 2) {
            const QString rest = name.sliced(2);
            name = name.first(2);
            if (hasName(PassedOver, name)) // -sSN: one after the other
                return readSwitches(rest);
            glued = rest;
        }
        if (hasName(PassedOver, name))
            return {};
        if (hasName(Unchecked, name))
            return RequestError{Kind::CertificateUnchecked, name};
        const bool isPassedOver = hasName(PassedOverWithValue, name);
        if (!isPassedOver && !hasName(WithValue, name))
            return RequestError{Kind::OptionUnknown, name};
        if (!glued && i + 1 >= words.size())
            return RequestError{Kind::OptionNeedsValue, name};
        const QString value = glued ? *glued : words.at(++i);
        return isPassedOver ? Error() : readOption(name, value);
    }

    static Error readSwitches(const QString &letters)
    {
        for (const QChar letter : letters) {
            const QString name = u'-' + QString(letter);
            if (hasName(Unchecked, name))
                return RequestError{Kind::CertificateUnchecked, name};
            if (!hasName(PassedOver, name))
                return RequestError{Kind::OptionUnknown, name};
        }
        return {};
    }

    Error readUrl(const QString &text)
    {
        const auto url = parseUrl(text);
        if (const auto *error = std::get_if<RequestError>(&url))
            return *error;
        m_request.url = std::get<QUrl>(url);
        m_request.given = text;
        return {};
    }

    Error readOption(const QString &name, const QString &value)
    {
        if (name == "--url"_L1)
            return readUrl(value);
        if (name == "-X"_L1 || name == "--request"_L1) {
            m_method = value.toUpper().toUtf8();
            return {};
        }
        if (name == "-H"_L1 || name == "--header"_L1)
            return readHeader(value.toUtf8());
        if (name == "-b"_L1 || name == "--cookie"_L1)
            return readHeader("Cookie: " + value.toUtf8());
        if (name == "-A"_L1 || name == "--user-agent"_L1)
            return readHeader("User-Agent: " + value.toUtf8());
        if (name == "-e"_L1 || name == "--referer"_L1)
            return readHeader("Referer: " + value.toUtf8());
        if (name == "--oauth2-bearer"_L1) {
            m_request.token = value.toUtf8();
            return {};
        }
        if (name == "--cacert"_L1) {
            m_request.certificateAuthorityFile = value;
            return checkCertificateFile(value);
        }
        if (name == "-E"_L1 || name == "--cert"_L1 || name == "--key"_L1)
            return readIdentity(name, value);
        if (name == "-x"_L1 || name == "--proxy"_L1) {
            const auto proxy = parseCurlProxy(value);
            if (const auto *error = std::get_if<RequestError>(&proxy))
                return *error;
            m_request.proxy = std::get<ProxyChoice>(proxy);
            return {};
        }
        return readBody(name, value);
    }

    Error readIdentity(const QString &name, const QString &value)
    {
        if (name == "--key"_L1) {
            m_request.clientKeyFile = value;
            return checkKeyFile(value);
        }
        if (value.contains(':'_L1)) // after it stands a password
            return RequestError{Kind::OptionValue, name};
        m_request.clientCertificateFile = value;
        return checkCertificateFile(value);
    }

    Error readHeader(const QByteArray &line)
    {
        const auto header = parseHeader(line);
        if (const auto *error = std::get_if<RequestError>(&header)) {
            // A browser copies the headers it makes itself; ours take their place.
            return error->kind == Kind::HeaderReserved ? Error() : Error(*error);
        }
        const auto &[name, value] = std::get<0>(header);
        if (name.compare("authorization", Qt::CaseInsensitive) == 0 && value.toLower().startsWith("bearer "))
            m_request.token = value.sliced(7).trimmed();
        else
            m_request.headers << std::get<0>(header);
        return {};
    }

    Error readBody(const QString &name, const QString &value)
    {
        QByteArray part = value.toUtf8();
        if (value.startsWith('@'_L1) && name != "--data-raw"_L1) {
            const auto content = readFile(value.sliced(1));
            if (const auto *error = std::get_if<RequestError>(&content))
                return *error;
            part = std::get<QByteArray>(content);
        }
        m_request.body += m_hasBody ? '&' + part : part;
        m_hasBody = true;
        return {};
    }

    StreamRequest m_request;
    std::optional<QByteArray> m_method;
    bool m_hasBody = false;
};

} // namespace

bool looksLikeCurl(const QString &text)
{
    const QString trimmed = text.trimmed();
    return trimmed.startsWith("curl "_L1) || trimmed.startsWith("curl\t"_L1) || trimmed.startsWith("curl.exe "_L1);
}

std::variant<StreamRequest, RequestError> parseCurlCommand(const QString &text)
{
    if (!looksLikeCurl(text))
        return RequestError{Kind::NotACurlCommand, {}};
    const auto words = splitShellWords(text);
    if (const auto *error = std::get_if<RequestError>(&words))
        return *error;
    return Reader().read(std::get<QStringList>(words));
}

} // namespace runwatch
