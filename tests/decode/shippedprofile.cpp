// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/decode/shippedprofile.h"

#include "app/decode/decoder.h"
#include "app/jobs/jobupdate.h"
#include "app/profile/profilereader.h"
#include "app/stream/eventstreamparser.h"
#include "tests/decode/describe.h"

#include <QDir>
#include <QFile>
#include <QMetaEnum>

#include <type_traits>

namespace runwatch {

using namespace Qt::StringLiterals;

namespace {

const QString &profileFolder()
{
    static const QString folder = QStringLiteral(RUNWATCH_PROFILES);
    return folder;
}

const QString &bodyFolder()
{
    static const QString folder = QStringLiteral(RUNWATCH_TEST_DATA "/profiles");
    return folder;
}

QByteArray contentsOf(const QString &file)
{
    QFile source(file);
    return source.open(QIODevice::ReadOnly) ? source.readAll() : QByteArray();
}

// What the operator or the path of the URL would have given.
Variables someValues(const Profile &profile)
{
    Variables values;
    for (const Profile::Variable &variable : profile.variables)
        values.insert(variable.name, variable.value.isEmpty() ? variable.name : variable.value);
    return values;
}

// The jobs of one stream, by key, in order of first mention.
class Jobs
{
public:
    void take(const Decoded &decoded)
    {
        for (const Update &update : decoded.updates)
            (void)applyUpdate(at(update.key), update, ++m_now);
    }
    [[nodiscard]] const QList<Job> &all() const { return m_jobs; }

private:
    Job &at(const QString &key)
    {
        for (Job &job : m_jobs) {
            if (job.key == key)
                return job;
        }
        Job job;
        job.key = key;
        m_jobs.append(job);
        return m_jobs.last();
    }

    QList<Job> m_jobs;
    qint64 m_now = 0;
};

QString lineOf(const ServerSentEvent &event, const Decoded &decoded)
{
    QString line = QString::fromUtf8(event.type) + u": "_s;
    line += decoded.isIgnored ? u"-"_s : described(decoded);
    return decoded.endsStream ? line + u" END"_s : line;
}

QString described(const Phase &phase)
{
    const QString state = QLatin1String(QMetaEnum::fromType<PhaseState>().valueToKey(int(phase.state)));
    return phase.name + u':' + state;
}

} // namespace

QStringList shippedNames()
{
    QStringList names = QDir(profileFolder()).entryList({u"*.json"_s}, QDir::Files);
    names.replaceInStrings(u".json"_s, QString());
    names.removeAll(u"default"_s);
    names.removeAll(u"profile.schema"_s);
    return names;
}

std::shared_ptr<const Profile> shippedProfile(const QString &name)
{
    const QByteArray json = contentsOf(profileFolder() + u'/' + name + u".json"_s);
    auto read = readProfile(json, name);
    if (const auto *error = std::get_if<ProfileError>(&read))
        qFatal("%s:%d:%d %s %s", qPrintable(name), error->line, error->column, qPrintable(error->pointer),
               qPrintable(error->detail));
    return std::make_shared<const Profile>(std::get<Profile>(std::move(read)));
}

QList<ServerBody> serverBodies()
{
    QList<ServerBody> bodies;
    const QStringList names = shippedNames();
    const QStringList files = QDir(bodyFolder()).entryList({u"*.sse"_s}, QDir::Files, QDir::Name);
    for (const QString &file : files) {
        ServerBody body{file.chopped(4), {}, contentsOf(bodyFolder() + u'/' + file)};
        for (const QString &name : names) {
            const bool isItsOwn = body.name == name || body.name.startsWith(name + u'-');
            if (isItsOwn && name.size() > body.profile.size())
                body.profile = name;
        }
        bodies.append(body);
    }
    return bodies;
}

QStringList readingOf(const ServerBody &body)
{
    const std::shared_ptr<const Profile> profile = shippedProfile(body.profile);
    const RuleSet rules(profile);
    RuleMemory memory;
    memory.variables = someValues(*profile);
    Decoder decoder;
    Jobs jobs;
    QStringList lines;
    EventStreamParser parser;
    parser.feed(body.bytes, [&](const auto &found) {
        if constexpr (std::is_same_v<std::decay_t<decltype(found)>, ServerSentEvent>) {
            const Decoded decoded = decoder.decode(found, rules, memory);
            lines.append(lineOf(found, decoded));
            jobs.take(decoded);
        }
    });
    const Decoded rest = decoder.flush(rules, memory);
    if (!rest.updates.empty())
        lines.append(u"rest: "_s + described(rest));
    jobs.take(rest);
    for (const Job &job : jobs.all())
        lines.append(described(job));
    lines.replaceInStrings(u"\n"_s, u"\\n"_s);
    return lines;
}

QString described(const Job &job)
{
    QStringList phases;
    for (const Phase &phase : job.phases)
        phases.append(described(phase));
    QString text = u"= [%1] \"%2\" "_s.arg(job.key, job.title);
    text += QLatin1String(QMetaEnum::fromType<JobState>().valueToKey(int(job.state)));
    if (job.progress)
        text += u" %1%"_s.arg(*job.progress);
    if (job.count)
        text += u" count %1"_s.arg(*job.count);
    if (!phases.isEmpty())
        text += u" {%1}"_s.arg(phases.join(u", "_s));
    text += u" \"%1\""_s.arg(job.message);
    return text + u" %1 lines, %2 warnings, %3 errors"_s.arg(job.logLines).arg(job.warnings).arg(job.errors);
}

} // namespace runwatch
