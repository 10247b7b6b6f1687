// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/run/profiledsession.h"

#include <QFile>
#include <QMetaEnum>

#include <utility>

namespace runwatch {

ProfiledSession::ProfiledSession(const QList<std::pair<QString, QByteArray>> &profiles, SessionOptions options)
{
    for (const auto &[name, json] : profiles) {
        QFile file(m_folder.filePath(name + QStringLiteral(".json")));
        if (!file.open(QFile::WriteOnly) || file.write(json) != json.size())
            qFatal("a profile could not be written");
    }
    m_library = std::make_unique<ProfileLibrary>(QStringList{m_folder.path()});
    for (const auto &[name, json] : profiles) {
        if (!m_library->profile(name))
            qFatal("the profile %s cannot be read", qPrintable(name));
    }
    options.profiles = m_library.get();
    m_watched = std::make_unique<WatchedSession>(std::move(options));
}

RunId ProfiledSession::open(const QString &path, const QString &profile, const QByteArray &method)
{
    StreamRequest request = m_watched->get(path);
    request.method = method;
    return open(std::move(request), profile);
}

RunId ProfiledSession::open(StreamRequest request, const QString &profile)
{
    request.profile = profile;
    return m_watched->session.open(request);
}

QString ProfiledSession::jobs(RunId run) const
{
    const JobListModel &model = m_watched->session.jobs();
    QStringList jobs;
    for (quint32 index = 0; index < 100; ++index) {
        if (const Job *job = model.job({run, index}))
            jobs << job->title + u' ' + QLatin1String(QMetaEnum::fromType<JobState>().valueToKey(int(job->state)));
    }
    return jobs.join(QStringLiteral(", "));
}

} // namespace runwatch
