// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/open/commandline.h"

#include "app/open/profileoptions.h"
#include "app/open/qtoptions.h"
#include "app/open/requestcheck.h"
#include "app/open/requestfiles.h"
#include "app/open/requestoptions.h"
#include "app/open/runwatchlink.h"

#include <algorithm>
#include <array>

namespace runwatch {

using Kind = RequestError::Kind;
using namespace Qt::StringLiterals;

namespace {

constexpr std::array OptionsWithValue{"-X"_L1, "-d"_L1, "-H"_L1, "--token-file"_L1, "--cacert"_L1, "--cert"_L1,
                                      "--key"_L1, "--proxy"_L1, "--cancel"_L1, "--reconnect"_L1, "--timeout"_L1,
                                      "--screenshot"_L1, "--profile"_L1, "--set"_L1, "--log-limit"_L1};

bool hasName(const auto &names, const QString &name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool isSecret(const QByteArray &headerName)
{
    const QByteArray name = headerName.toLower();
    return name == "authorization" || name == "cookie" || name == "proxy-authorization";
}

class Reader
{
public:
    Reader(const QByteArray &environmentToken, const ProfileLibrary &library) : m_profile(library)
    {
        m_request.token = environmentToken.trimmed();
    }

    std::variant<CommandLine, RequestError> read(const QStringList &arguments)
    {
        for (qsizetype i = 0; i < arguments.size(); ++i) {
            if (const auto error = readArgument(arguments, i))
                return *error;
            if (m_commandLine.action != CommandLine::Action::Watch)
                return m_commandLine;
        }
        return finish();
    }

private:
    using Error = std::optional<RequestError>;

    Error readArgument(const QStringList &arguments, qsizetype &i)
    {
        const QString &argument = arguments.at(i);
        if (m_areOptionsOver || !argument.startsWith('-'_L1) || argument == "-"_L1) {
            (isLink(argument) ? m_links : m_urls) << argument;
            return {};
        }
        if (argument == "--"_L1) {
            m_areOptionsOver = true;
            return {};
        }
        const auto [name, glued] = split(argument);
        if (isQtSwitch(name))
            return {};
        if (!isQtOptionWithValue(name) && !hasName(OptionsWithValue, name))
            return glued ? Error({Kind::OptionUnknown, name}) : readSwitch(name);
        if (!glued && i + 1 >= arguments.size())
            return RequestError{Kind::OptionNeedsValue, name};
        const QString value = glued ? *glued : arguments.at(++i);
        return isQtOptionWithValue(name) ? readQts(name, value) : readOption(name, value);
    }

    // "--timeout=5" and "-XPOST" carry their value with them. So may a short option that is not
    // ours, which is why an error names its letter alone: "-uname:password".
    static std::pair<QString, std::optional<QString>> split(const QString &argument)
    {
        const qsizetype equals = argument.indexOf('='_L1);
        const QString name = argument.first(equals < 0 ? argument.size() : equals);
        if (!name.startsWith("--"_L1) && !isQtSwitch(name) && !isQtOptionWithValue(name) && argument.size() > 2)
            return {argument.first(2), argument.sliced(2)};
        if (equals < 0)
            return {name, {}};
        return {name, argument.sliced(equals + 1)};
    }

    Error readQts(const QString &name, const QString &value)
    {
        if (isQtDisplay(name))
            m_commandLine.display = value;
        return {};
    }

    Error readSwitch(const QString &name)
    {
        if (name == "--no-reconnect"_L1)
            m_requestOption = name;
        if (name == "--help"_L1 || name == "-h"_L1)
            m_commandLine.action = CommandLine::Action::ShowHelp;
        else if (name == "--version"_L1)
            m_commandLine.action = CommandLine::Action::ShowVersion;
        else if (name == "--list-profiles"_L1)
            m_commandLine.action = CommandLine::Action::ListProfiles;
        else if (name == "--headless"_L1)
            m_commandLine.isHeadless = true;
        else if (name == "--events"_L1)
            m_commandLine.printsEvents = true;
        else if (name == "--no-reconnect"_L1)
            m_commandLine.reconnect = StreamRequest::Reconnect::Never;
        else if (name == "--demo"_L1)
            m_commandLine.opensDemo = true;
        else if (name == "--new-window"_L1)
            m_commandLine.wantsNewWindow = true;
        else
            return RequestError{Kind::OptionUnknown, name};
        return {};
    }

    Error readOption(const QString &name, const QString &value)
    {
        if (name != "--screenshot"_L1 && name != "--timeout"_L1 && name != "--log-limit"_L1)
            m_requestOption = name;
        if (name == "-X"_L1)
            return readMethod(value);
        if (name == "-d"_L1)
            return readBody(value);
        if (name == "-H"_L1)
            return readHeaders(value);
        if (name == "--token-file"_L1)
            return take(readToken(value), m_request.token);
        if (name == "--timeout"_L1)
            return readTimeout(value);
        if (name == "--log-limit"_L1)
            return readLogLimit(value);
        if (name == "--screenshot"_L1) {
            m_commandLine.screenshotFile = value;
            return {};
        }
        if (name == "--cacert"_L1 || name == "--cert"_L1 || name == "--key"_L1)
            return readPemFile(name, value);
        if (name == "--proxy"_L1)
            return take(parseProxy(value), m_request.proxy);
        if (name == "--profile"_L1)
            return m_profile.takeProfile(value);
        if (name == "--set"_L1)
            return m_profile.takeSetting(value);
        if (name == "--cancel"_L1)
            return take(parseCancel(value), m_request.cancelRequest.emplace());
        return take(parseReconnect(value), m_commandLine.reconnect);
    }

    Error readPemFile(const QString &name, const QString &value)
    {
        if (name == "--key"_L1) {
            m_request.clientKeyFile = value;
            return checkKeyFile(value);
        }
        (name == "--cert"_L1 ? m_request.clientCertificateFile : m_request.certificateAuthorityFile) = value;
        return checkCertificateFile(value);
    }

    Error readMethod(const QString &value)
    {
        m_method = value.toUpper().toUtf8();
        return *m_method == "GET" || *m_method == "POST" ? Error() : Error({Kind::MethodUnknown, value});
    }

    Error readBody(const QString &value)
    {
        m_hasBody = true;
        if (value.startsWith('@'_L1))
            return take(readFile(value.sliced(1)), m_request.body);
        m_request.body = value.toUtf8();
        return {};
    }

    Error readHeaders(const QString &value)
    {
        if (!value.startsWith('@'_L1))
            return readHeader(value.toUtf8(), true);
        QByteArray content;
        if (const auto error = take(readFile(value.sliced(1)), content))
            return error;
        const QList<QByteArray> lines = content.split('\n');
        for (const QByteArray &line : lines) {
            const auto error = line.trimmed().isEmpty() ? Error() : readHeader(line.trimmed(), false);
            if (error)
                return error;
        }
        return {};
    }

    Error readHeader(const QByteArray &line, bool isOnCommandLine)
    {
        std::pair<QByteArray, QByteArray> header;
        if (const auto error = take(parseHeader(line), header))
            return error;
        m_commandLine.warnsOfSecretOnCommandLine |= isOnCommandLine && isSecret(header.first);
        m_request.headers << header;
        return {};
    }

    Error readTimeout(const QString &value)
    {
        const double seconds = value.toDouble(); // 0 when it is no number
        if (!(seconds > 0) || seconds > 2'000'000)
            return RequestError{Kind::OptionValue, u"--timeout"_s};
        m_commandLine.timeout = std::max(1, int(seconds * 1'000));
        return {};
    }

    Error readLogLimit(const QString &value)
    {
        const double gibibytes = value.toDouble();
        if (!(gibibytes >= 0.0625) || gibibytes > 65'536)
            return RequestError{Kind::OptionValue, u"--log-limit"_s};
        m_commandLine.logLimit = qint64(gibibytes * double(1 << 30));
        return {};
    }

    std::variant<CommandLine, RequestError> finish()
    {
        if (!m_commandLine.isHeadless && m_commandLine.printsEvents)
            return RequestError{Kind::OptionNeedsHeadless, u"--events"_s};
        if (!m_commandLine.isHeadless && m_commandLine.timeout)
            return RequestError{Kind::OptionNeedsHeadless, u"--timeout"_s};
        if (const auto error = m_profile.check())
            return *error;
        m_commandLine.warnsOfSecretOnCommandLine |= m_profile.showsSecret();
        m_request.method = m_method.value_or(m_hasBody ? "POST" : "GET");
        m_request.reconnect = m_commandLine.reconnect;
        sayContentType(m_request);
        for (const QString &url : std::as_const(m_urls)) {
            m_request.given = url;
            if (const auto error = take(parseUrl(url), m_request.url))
                return *error;
            if (const auto error = addRequest())
                return *error;
        }
        const bool isProfileAlone = m_profile.hasProfile() && m_urls.isEmpty() && m_links.isEmpty() && !m_commandLine.opensDemo;
        if (const auto error = isProfileAlone ? addRequest() : Error())
            return *error; // it says itself where to go
        if (const auto error = readLinks())
            return *error;
        if (m_commandLine.isHeadless && m_commandLine.requests.isEmpty() && !m_commandLine.opensDemo)
            return RequestError{Kind::NoUrl, {}};
        return m_commandLine;
    }

    Error addRequest() { return take(m_profile.ask(m_request), m_commandLine.requests.emplaceBack()); }

    // What a link opens is the link's alone.
    Error readLinks()
    {
        if (!m_links.isEmpty() && m_commandLine.isHeadless)
            return RequestError{Kind::LinkNeedsWindow, {}};
        if (!m_links.isEmpty() && !m_requestOption.isEmpty())
            return RequestError{Kind::LinkWithOption, m_requestOption};
        for (const QString &link : std::as_const(m_links)) {
            if (const auto error = take(parseLink(link), m_commandLine.links.emplaceBack()))
                return *error;
        }
        return {};
    }

    template <typename Value> static Error take(std::variant<Value, RequestError> result, Value &value)
    {
        if (const auto *error = std::get_if<RequestError>(&result))
            return *error;
        value = std::get<Value>(std::move(result));
        return {};
    }

    ProfileOptions m_profile;
    CommandLine m_commandLine;
    StreamRequest m_request;
    QStringList m_urls;
    QStringList m_links;
    QString m_requestOption; // the last one that says how to ask; empty: none
    std::optional<QByteArray> m_method;
    bool m_hasBody = false;
    bool m_areOptionsOver = false;
};

} // namespace

std::variant<CommandLine, RequestError>
parseCommandLine(const QStringList &arguments, const QByteArray &environmentToken, const ProfileLibrary &library)
{
    return Reader(environmentToken, library).read(arguments);
}

} // namespace runwatch
